package io.millrace.streams.contract.payloads;

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
}
