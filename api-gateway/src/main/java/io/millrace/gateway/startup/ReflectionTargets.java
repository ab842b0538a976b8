package io.millrace.gateway.startup;

import io.millrace.streams.contract.ContentBlock;
import io.millrace.streams.contract.ControlEvent;
import io.millrace.streams.contract.DeadLetter;
import io.millrace.streams.contract.DeltaKind;
import io.millrace.streams.contract.MessageId;
import io.millrace.streams.contract.MessageRole;
import io.millrace.streams.contract.RunId;
import io.millrace.streams.contract.SessionId;
import io.millrace.streams.contract.TaskEvent;
import io.millrace.streams.contract.TaskId;
import io.millrace.streams.contract.TaskPriority;
import io.millrace.streams.contract.TokenUsage;
import io.millrace.streams.contract.UserId;
import io.millrace.streams.contract.WatcherEvent;
import io.millrace.streams.contract.WorkItem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The payloads of streams, which Jackson reads and writes by reflection in a native image.
@RegisterForReflection(
        targets = {
            ContentBlock.class,
            ContentBlock.Text.class,
            ContentBlock.ToolUse.class,
            ContentBlock.ToolResult.class,
            ContentBlock.Other.class,
            ControlEvent.TaskCancelled.class,
            DeadLetter.class,
            DeltaKind.class,
            MessageId.class,
            MessageRole.class,
            RunId.class,
            SessionId.class,
            TaskEvent.TaskStarted.class,
            TaskEvent.MessageAppended.class,
            TaskEvent.TaskNeedsHelp.class,
            TaskEvent.TaskCompleted.class,
            TaskEvent.TaskFailed.class,
            TaskEvent.TaskStopped.class,
            TaskId.class,
            TaskPriority.class,
            TokenUsage.class,
            UserId.class,
            WatcherEvent.SessionUpdated.class,
            WatcherEvent.TaskUpdated.class,
            WatcherEvent.MessagePosted.class,
            WatcherEvent.StepDelta.class,
            WorkItem.TaskRequested.class
        })
final class ReflectionTargets {
    private ReflectionTargets() {}
}
