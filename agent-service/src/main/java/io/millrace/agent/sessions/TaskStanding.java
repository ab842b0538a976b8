package io.millrace.agent.sessions;

/// Whether a task may be worked on.
public sealed interface TaskStanding {
    /// It may.
    record Open() implements TaskStanding {}

    /// The user has asked for it to stop; whoever works on it says that it has.
    record CancelRequested() implements TaskStanding {}

    /// It may not: it has ended, waits for the user, or the user is at the wheel.
    ///
    /// @param why for the log
    record Closed(String why) implements TaskStanding {}

    /// There is no such task for this user.
    record Absent() implements TaskStanding {}

    /// session-service does not say.
    record Unknown(String why) implements TaskStanding {}
}
