package io.millrace.streams.contract.payloads;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agent has done, told by agent-service's outbox.
public sealed interface TaskEvent extends Payload {
    TaskId taskId();

    RunId runId();

    /// A worker has begun, or after a crash another goes on.
    ///
    /// @param attempt which worker this is, from 1; rises with each takeover of the lease
    /// @param model the model that answers, by its public name
    record TaskStarted(TaskId taskId, RunId runId, int attempt, String model)
            implements TaskEvent {}

    /// A step is finished and stored; it replaces all deltas of that step.
    ///
    /// @param step which step of the run, from 1
    /// @param attempt which worker finished it
    /// @param role whose words these are
    record MessageAppended(
            TaskId taskId,
            RunId runId,
            int step,
            int attempt,
            MessageId messageId,
            MessageRole role,
            List<ContentBlock> content)
            implements TaskEvent, WatcherEvent {
        public MessageAppended {
            content = List.copyOf(content);
        }
    }

    /// The agent has summed up messages, which it no longer sends to the model.
    ///
    /// @param parent the summary that this one goes on from, null for the first of a run
    /// @param messages what it stands for, beside what its parent stands for
    record SummaryWritten(
            TaskId taskId,
            RunId runId,
            SummaryId summaryId,
            @Nullable SummaryId parent,
            String content,
            List<MessageId> messages)
            implements TaskEvent {
        public SummaryWritten {
            messages = List.copyOf(messages);
        }
    }

    /// The run waits for the user's answer.
    record TaskNeedsHelp(TaskId taskId, RunId runId, String question) implements TaskEvent {}

    /// The run has ended well.
    record TaskCompleted(TaskId taskId, RunId runId, @Nullable String result, TokenUsage usage)
            implements TaskEvent {}

    /// The run has ended badly.
    ///
    /// @param error why, for people; names no secret
    record TaskFailed(TaskId taskId, RunId runId, String error, TokenUsage usage)
            implements TaskEvent {}

    /// The run has ended because the user wanted it to.
    record TaskStopped(TaskId taskId, RunId runId, TokenUsage usage) implements TaskEvent {}

    /// The run has ended because the user took the task over. The task goes on in another run, once
    /// the user resumes it.
    record TaskHandedOver(TaskId taskId, RunId runId, TokenUsage usage) implements TaskEvent {}
}
