package io.millrace.agent.tokens;

import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import org.jspecify.annotations.Nullable;

/// In whose name this service acts.
///
/// @param run null before the run has begun
public record ActingFor(UserId user, SessionId session, TaskId task, @Nullable RunId run) {
    /// The same, in a run.
    public ActingFor in(RunId begun) {
        return new ActingFor(user, session, task, begun);
    }
}
