package io.millrace.session.sessions.history;

import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.MessageRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A message, as the session's history shows it.
///
/// @param position 1, 2, 3 … within the session
@Schema(name = "HistoryEntry")
public record HistoryEntry(
        UUID id,
        UUID taskId,
        long position,
        MessageRole role,
        List<ContentBlock> content,
        Instant createdAt) {
    public HistoryEntry {
        content = List.copyOf(content);
    }
}
