package io.millrace.session.exports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.session.messages.MessageView;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.tasks.TaskView;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// A line of an export; `type` tells them apart.
@RegisterForReflection
public sealed interface ExportLine {
    /// Its name on the wire.
    @JsonProperty("type")
    String type();

    /// The first line.
    @RegisterForReflection
    record OfSession(SessionView session) implements ExportLine {
        @Override
        public String type() {
            return "session";
        }
    }

    /// A task; the oldest first.
    @RegisterForReflection
    record OfTask(TaskView task) implements ExportLine {
        @Override
        public String type() {
            return "task";
        }
    }

    /// A message; in the order they were written.
    @RegisterForReflection
    record OfMessage(MessageView message) implements ExportLine {
        @Override
        public String type() {
            return "message";
        }
    }
}
