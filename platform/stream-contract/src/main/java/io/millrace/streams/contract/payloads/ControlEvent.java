package io.millrace.streams.contract.payloads;

import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;

/// What a running agent must hear at once.
public sealed interface ControlEvent extends Payload {

    /// The user wants the task to end.
    ///
    /// @param cancelledBy who asked for it
    record TaskCancelled(TaskId taskId, SessionId sessionId, UserId cancelledBy)
            implements ControlEvent {}

    /// The user is at the wheel now: whoever works on the task stops where it is.
    ///
    /// @param attempt the request that ends by it; work on a later one goes on, however late this
    ///   is heard
    record TaskTakenOver(TaskId taskId, SessionId sessionId, UserId takenOverBy, int attempt)
            implements ControlEvent {}

    /// The user has given the wheel back. The work itself comes as [WorkItem.TaskRequested];
    /// whoever still is at an earlier request of the task lets go of it.
    ///
    /// @param attempt the request that goes on
    record TaskResumed(TaskId taskId, SessionId sessionId, UserId resumedBy, int attempt)
            implements ControlEvent {}

    /// The user has written to a task that an agent has: the next reply is to answer it, too.
    record MessagePosted(TaskId taskId, SessionId sessionId, MessageId messageId, String text)
            implements ControlEvent {}
}
