package io.millrace.session.tasks;

/// When a task becomes due.
public enum TaskType {
    /// At once.
    IMMEDIATE,
    /// At its `scheduledFor`.
    SCHEDULED
}
