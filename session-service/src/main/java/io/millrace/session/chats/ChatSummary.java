package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.UiStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A chat in a list.
@Schema(name = "ChatSummary")
public record ChatSummary(
        UUID id,
        String title,
        UiStatus status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt) {

    static ChatSummary of(SessionView session) {
        return new ChatSummary(
                session.id(),
                session.title(),
                session.uiStatus(),
                session.createdAt(),
                session.updatedAt());
    }
}
