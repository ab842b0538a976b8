package io.millrace.session.chats;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.session.tasks.TaskEntity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was asked in a chat, and what was answered.
///
/// @param id the task's
/// @param senderId who has asked
/// @param request what was asked
/// @param status the task's
/// @param responses what the agent has said, in its order
/// @param feedback the caller's own, null for none
@Schema(name = "ChatMessage")
public record ChatMessageView(
        UUID id,
        @JsonProperty("sender_id") String senderId,
        String request,
        String status,
        List<Said> responses,
        @Nullable String error,
        @Nullable Feedback feedback,
        @JsonProperty("created_at") Instant createdAt) {
    public ChatMessageView {
        responses = List.copyOf(responses);
    }

    /// The text of one message of the agent.
    ///
    /// @param id the message's, under `/api/v1/messages`
    @Schema(name = "ChatResponse")
    public record Said(UUID id, String message) {}

    static ChatMessageView of(TaskEntity task, List<Said> said, @Nullable Feedback feedback) {
        return new ChatMessageView(
                task.id,
                task.userId,
                task.description,
                task.state.name(),
                said,
                task.error,
                feedback,
                task.createdAt);
    }
}
