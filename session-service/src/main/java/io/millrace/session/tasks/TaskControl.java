package io.millrace.session.tasks;

/// Who is at the wheel of a task.
public enum TaskControl {
    USER,
    ASSISTANT
}
