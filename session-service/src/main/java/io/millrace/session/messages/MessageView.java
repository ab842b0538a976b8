package io.millrace.session.messages;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A message of a conversation.
///
/// @param position 1, 2, 3 … within the session
/// @param content blocks told apart by `type`; a type that is not known here comes as it is stored
/// @param runId the run that wrote it, null for the user's
/// @param step which step of the run, from 1
@Schema(name = "Message")
public record MessageView(
        UUID id,
        UUID sessionId,
        UUID taskId,
        long position,
        MessageRole role,
        List<ContentBlock> content,
        @Nullable UUID runId,
        @Nullable Integer step,
        @Nullable UUID summaryId,
        Instant createdAt,
        @Nullable Instant editedAt,
        long version) {

    public static MessageView of(MessageEntity message) {
        return new MessageView(
                message.id,
                message.sessionId,
                message.taskId,
                message.position,
                message.role,
                message.content,
                message.runId,
                message.step,
                message.summaryId,
                message.createdAt,
                message.editedAt,
                message.version);
    }

    /// The same message, seen as somebody else's and with other content.
    public MessageView of(MessageRole other, List<ContentBlock> seen) {
        return new MessageView(
                id, sessionId, taskId, position, other, seen, runId, step, summaryId, createdAt,
                editedAt, version);
    }
}
