package io.millrace.session.summaries;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What stands for a part of a conversation. The messages it stands for name it as their
/// `summaryId`.
///
/// @param parent the summary that it goes on from
@Schema(name = "Summary")
public record SummaryView(
        UUID id,
        UUID sessionId,
        UUID taskId,
        @Nullable UUID parent,
        String content,
        Instant createdAt) {

    static SummaryView of(SummaryEntity summary) {
        return new SummaryView(
                summary.id,
                summary.sessionId,
                summary.taskId,
                summary.parent,
                summary.content,
                summary.createdAt);
    }
}
