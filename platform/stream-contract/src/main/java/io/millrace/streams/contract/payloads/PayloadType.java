package io.millrace.streams.contract.payloads;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The wire names of all payloads. A name is for ever; a changed shape gets a new version.
public enum PayloadType {
    TASK_REQUESTED("task.requested.v1", WorkItem.TaskRequested.class),
    TITLE_REQUESTED("session.title-requested.v1", WorkItem.TitleRequested.class),
    TASK_CANCELLED("task.cancelled.v1", ControlEvent.TaskCancelled.class),
    TASK_TAKEN_OVER("task.taken-over.v1", ControlEvent.TaskTakenOver.class),
    TASK_RESUMED("task.resumed.v1", ControlEvent.TaskResumed.class),
    TASK_MESSAGE_POSTED("task.message-posted.v1", ControlEvent.MessagePosted.class),
    TASK_STARTED("task.started.v1", TaskEvent.TaskStarted.class),
    MESSAGE_APPENDED("task.message-appended.v1", TaskEvent.MessageAppended.class),
    SUMMARY_WRITTEN("task.summary-written.v1", TaskEvent.SummaryWritten.class),
    TASK_NEEDS_HELP("task.needs-help.v1", TaskEvent.TaskNeedsHelp.class),
    TASK_COMPLETED("task.completed.v1", TaskEvent.TaskCompleted.class),
    TASK_FAILED("task.failed.v1", TaskEvent.TaskFailed.class),
    TASK_STOPPED("task.stopped.v1", TaskEvent.TaskStopped.class),
    TASK_HANDED_OVER("task.handed-over.v1", TaskEvent.TaskHandedOver.class),
    TITLE_SUGGESTED("session.title-suggested.v1", SessionEvent.TitleSuggested.class),
    SESSION_UPDATED("watch.session-updated.v1", WatcherEvent.SessionUpdated.class),
    TASK_UPDATED("watch.task-updated.v1", WatcherEvent.TaskUpdated.class),
    TASK_DELETED("watch.task-deleted.v1", WatcherEvent.TaskDeleted.class),
    MESSAGE_POSTED("watch.message-posted.v1", WatcherEvent.MessagePosted.class),
    MESSAGE_EDITED("watch.message-edited.v1", WatcherEvent.MessageEdited.class),
    MESSAGE_DELETED("watch.message-deleted.v1", WatcherEvent.MessageDeleted.class),
    STEP_DELTA("watch.step-delta.v1", WatcherEvent.StepDelta.class),
    DEAD_LETTER("dead-letter.v1", DeadLetter.class);

    private static final Map<String, PayloadType> BY_WIRE_NAME =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    PayloadType::wireName, Function.identity()));
    private static final Map<Class<?>, PayloadType> BY_RECORD =
            Arrays.stream(values())
                    .collect(
                            Collectors.toUnmodifiableMap(PayloadType::record, Function.identity()));

    private final String wireName;
    private final Class<? extends Payload> record;

    PayloadType(String wireName, Class<? extends Payload> record) {
        this.wireName = wireName;
        this.record = record;
    }

    public String wireName() {
        return wireName;
    }

    public Class<? extends Payload> record() {
        return record;
    }

    /// The type of a wire name, empty for one that this build does not know.
    public static Optional<PayloadType> named(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /// The wire name a payload travels under.
    public static String wireNameOf(Payload payload) {
        if (payload instanceof Unrecognised unrecognised) {
            return unrecognised.type();
        }
        PayloadType type = BY_RECORD.get(payload.getClass());
        if (type == null) {
            throw new IllegalArgumentException(payload.getClass() + " has no wire name");
        }
        return type.wireName();
    }
}
