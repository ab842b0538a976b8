package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.session.sessions.UiStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A session as a conversation.
///
/// @param id the session's
/// @param status the session's `uiStatus`
/// @param messageIds the latest [ChatViews#LATEST] messages, the oldest first
/// @param messages those, by id
@Schema(name = "Chat")
public record ChatView(
        UUID id,
        String title,
        UiStatus status,
        @JsonProperty("created_by") String createdBy,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("updated_at") Instant updatedAt,
        @JsonProperty("message_ids") List<UUID> messageIds,
        Map<UUID, ChatMessageView> messages) {
    public ChatView {
        messageIds = List.copyOf(messageIds);
        messages = Map.copyOf(messages);
    }
}
