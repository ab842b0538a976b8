package io.millrace.session.tasks;

import io.millrace.session.sessions.SessionEntity;

/// What the queue needs to know of sandboxes. Everything here needs the session's row lock and the
/// caller's transaction.
public interface TaskSandboxes {
    /// Whether a task may go to an agent: it needs no sandbox, or its session has one. Otherwise
    /// one is asked for, and [TaskQueue#handOutNext] is called again once it is there.
    boolean readyFor(SessionEntity session, TaskEntity task);

    /// Whether the session has a sandbox.
    boolean holds(SessionEntity session);

    /// The last task of a session has ended.
    ///
    /// @return whether the session has a sandbox, which is now given back
    boolean release(SessionEntity session);
}
