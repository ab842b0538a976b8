package io.millrace.session.generated;

import java.util.Map;

/// A user and what they have: a session with a task and its message.
record Subject(String user, String session, String task, String message) {
    /// Their ids, by the segment of a path that stands before them.
    Map<String, String> bySegment() {
        return Map.of("sessions", session, "tasks", task, "prompts", task, "messages", message);
    }

    /// Their ids, by the name of a body's field, in an operation of this path.
    Map<String, String> byField(String path) {
        return path.startsWith("/api/v1/sessions")
                ? Map.of("id", session, "sessionId", session, "taskId", task)
                : Map.of("sessionId", session, "taskId", task);
    }

    /// The same, with one for every field.
    Map<String, String> byAnyField() {
        return Map.of("id", session, "sessionId", session, "taskId", task);
    }
}
