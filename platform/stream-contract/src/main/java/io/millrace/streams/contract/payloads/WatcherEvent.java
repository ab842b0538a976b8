package io.millrace.streams.contract.payloads;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.DeltaKind;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What watchers of a session see. A finished step comes as [TaskEvent.MessageAppended].
public sealed interface WatcherEvent extends Payload
        permits WatcherEvent.SessionUpdated,
                WatcherEvent.TaskUpdated,
                WatcherEvent.TaskDeleted,
                WatcherEvent.MessagePosted,
                WatcherEvent.MessageEdited,
                WatcherEvent.MessageDeleted,
                WatcherEvent.StepDelta,
                TaskEvent.MessageAppended {

    /// The session is in another state, or has a title.
    record SessionUpdated(
            SessionId sessionId,
            String inboxStatus,
            String sessionStatus,
            String uiStatus,
            @Nullable String cancellationStatus,
            String title,
            Instant updatedAt)
            implements WatcherEvent {}

    /// A task is in another state.
    ///
    /// @param status PENDING, RUNNING, NEEDS_HELP, NEEDS_REVIEW, COMPLETED, FAILED, CANCELLED
    /// @param control USER or ASSISTANT
    record TaskUpdated(
            TaskId taskId,
            SessionId sessionId,
            String status,
            String control,
            @Nullable String error,
            @Nullable String result,
            Instant updatedAt)
            implements WatcherEvent {}

    /// A task is no longer there.
    record TaskDeleted(TaskId taskId, SessionId sessionId, Instant deletedAt)
            implements WatcherEvent {}

    /// The user has written.
    record MessagePosted(TaskId taskId, MessageId messageId, String text) implements WatcherEvent {}

    /// A message of the user's says something else.
    ///
    /// @param version rises with each change
    record MessageEdited(
            TaskId taskId, MessageId messageId, List<ContentBlock> content, long version)
            implements WatcherEvent {
        public MessageEdited {
            content = List.copyOf(content);
        }
    }

    /// A message of the user's is gone from the conversation.
    record MessageDeleted(TaskId taskId, MessageId messageId) implements WatcherEvent {}

    /// A piece of a step that is still being written. May be lost; the finished step replaces it.
    ///
    /// @param attempt which worker writes; pieces of an older attempt are to be dropped
    /// @param offset how many characters (UTF-16 units) of this kind came before in this step and
    ///   attempt
    /// @param kind what is being written
    record StepDelta(
            TaskId taskId,
            RunId runId,
            int step,
            int attempt,
            long offset,
            DeltaKind kind,
            String text)
            implements WatcherEvent {}
}
