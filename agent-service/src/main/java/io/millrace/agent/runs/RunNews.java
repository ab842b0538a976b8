package io.millrace.agent.runs;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.Outbox;
import jakarta.inject.Singleton;
import java.util.Optional;

/// Tells of runs through the outbox, in the running transaction.
@Singleton
class RunNews {
    private final Outbox outbox;

    RunNews(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(TaskRequested task, String causationId, TaskEvent event) {
        outbox.enqueue(
                NewEvent.on(StreamName.EVENTS_TASKS.key(), task.taskId(), task.sessionId(), event)
                        .by(task.userId())
                        .causedBy(causationId));
    }

    /// Tells that a worker is at the run.
    void tellStart(TaskRequested task, String causationId, RunEntity run) {
        tell(
                task,
                causationId,
                new TaskEvent.TaskStarted(
                        task.taskId(), new RunId(run.id), run.attempt, run.model));
    }

    /// Tells of a task whose request could not be read. In nobody's name: whose it is could not be
    /// read either.
    void tellUnread(EnvelopeHeading request, TaskEvent event) {
        outbox.enqueue(
                NewEvent.on(
                                StreamName.EVENTS_TASKS.key(),
                                event.taskId(),
                                request.sessionid(),
                                event)
                        .causedBy(request.id().toString()));
    }

    /// Tells of the state if the run is over in it.
    void tellEnd(
            TaskRequested task, String causationId, RunId run, RunState state, TokenUsage usage) {
        endEvent(task.taskId(), run, state, usage)
                .ifPresent(event -> tell(task, causationId, event));
    }

    private static Optional<TaskEvent> endEvent(
            TaskId task, RunId run, RunState state, TokenUsage usage) {
        return switch (state) {
            case RunState.Running _ -> Optional.empty();
            case RunState.Completed(String result) ->
                    Optional.of(new TaskEvent.TaskCompleted(task, run, result, usage));
            case RunState.Failed(String error) ->
                    Optional.of(new TaskEvent.TaskFailed(task, run, error, usage));
            case RunState.Stopped _ -> Optional.of(new TaskEvent.TaskStopped(task, run, usage));
            case RunState.HandedOver _ ->
                    Optional.of(new TaskEvent.TaskHandedOver(task, run, usage));
            case RunState.NeedsHelp(String question) ->
                    Optional.of(new TaskEvent.TaskNeedsHelp(task, run, question));
        };
    }
}
