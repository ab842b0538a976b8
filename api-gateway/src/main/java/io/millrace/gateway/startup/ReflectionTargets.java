package io.millrace.gateway.startup;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.DeltaKind;
import io.millrace.streams.contract.content.MediaSource;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.contract.payloads.SessionEvent;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.contract.payloads.WorkItem;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// The payloads of streams, which Jackson reads and writes by reflection in a native image.
@RegisterForReflection(
        targets = {
            ContentBlock.class,
            ContentBlock.Text.class,
            ContentBlock.ToolUse.class,
            ContentBlock.ToolResult.class,
            ContentBlock.Image.class,
            ContentBlock.Document.class,
            ContentBlock.Thinking.class,
            ContentBlock.RedactedThinking.class,
            ContentBlock.UserAction.class,
            ContentBlock.LineageRef.class,
            ContentBlock.AssetRef.class,
            ContentBlock.Other.class,
            ControlEvent.TaskCancelled.class,
            ControlEvent.TaskTakenOver.class,
            ControlEvent.TaskResumed.class,
            ControlEvent.MessagePosted.class,
            DeadLetter.class,
            DeltaKind.class,
            MediaSource.class,
            MessageId.class,
            MessageRole.class,
            RunId.class,
            SessionId.class,
            SummaryId.class,
            SessionEvent.TitleSuggested.class,
            TaskEvent.TaskStarted.class,
            TaskEvent.MessageAppended.class,
            TaskEvent.SummaryWritten.class,
            TaskEvent.TaskNeedsHelp.class,
            TaskEvent.TaskCompleted.class,
            TaskEvent.TaskFailed.class,
            TaskEvent.TaskStopped.class,
            TaskEvent.TaskHandedOver.class,
            TaskId.class,
            TaskPriority.class,
            TokenUsage.class,
            UserId.class,
            WatcherEvent.SessionUpdated.class,
            WatcherEvent.TaskUpdated.class,
            WatcherEvent.TaskDeleted.class,
            WatcherEvent.MessagePosted.class,
            WatcherEvent.MessageEdited.class,
            WatcherEvent.MessageDeleted.class,
            WatcherEvent.StepDelta.class,
            WorkItem.TaskRequested.class,
            WorkItem.TitleRequested.class
        })
final class ReflectionTargets {
    private ReflectionTargets() {}
}
