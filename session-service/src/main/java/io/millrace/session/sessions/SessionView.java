package io.millrace.session.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A session as its owner sees it.
///
/// @param inboxStatus PENDING, ACTIVE, PROCESSING, COMPLETED, FAILED, ARCHIVED
/// @param sessionStatus ACTIVE, RETURNING_IP, COMPLETED, FAILED, ARCHIVED
/// @param uiStatus derived from the two
/// @param cancellationStatus null, requested, cancelled
/// @param taskId the task that the first prompt made; only in the answer that opens a session
/// @param promptId the same id, under the name that prompts have
@Schema(name = "Session")
public record SessionView(
        UUID id,
        String userId,
        @Nullable UUID parent,
        String title,
        @Nullable String repo,
        @Nullable String targetBranch,
        @Nullable String branch,
        @Schema(
                        enumeration = {
                            "PENDING",
                            "ACTIVE",
                            "PROCESSING",
                            "COMPLETED",
                            "FAILED",
                            "ARCHIVED"
                        })
                String inboxStatus,
        @Schema(enumeration = {"ACTIVE", "RETURNING_IP", "COMPLETED", "FAILED", "ARCHIVED"})
                String sessionStatus,
        UiStatus uiStatus,
        @Schema(enumeration = {"requested", "cancelled"}) @Nullable String cancellationStatus,
        @Nullable Instant cancelledAt,
        @Nullable String cancelledBy,
        @Nullable String statusMessage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        long version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID taskId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID promptId) {

    public static SessionView of(SessionEntity session) {
        return opened(session, null);
    }

    /// The answer that opens a session.
    ///
    /// @param taskId the task of its first prompt, null when it has none
    public static SessionView opened(SessionEntity session, @Nullable UUID taskId) {
        return new SessionView(
                session.id,
                session.userId,
                session.parent,
                session.title,
                session.repo,
                session.targetBranch,
                session.branch,
                session.inbox.name(),
                session.status.name(),
                session.uiStatus(),
                session.cancellation.publicName().orElse(null),
                session.cancelledAt,
                session.cancelledBy,
                session.statusMessage,
                session.createdAt,
                session.updatedAt,
                session.deletedAt,
                session.version,
                taskId,
                taskId);
    }
}
