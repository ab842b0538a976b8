package io.millrace.session.sessions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.session.sessions.history.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A session as its owner sees it.
///
/// @param sbxConfig which sandbox it wants; while it has one, that is `item`, and its reference
///   `lease`
/// @param inboxStatus PENDING, ACTIVE, PROCESSING, COMPLETED, FAILED, ARCHIVED
/// @param sessionStatus ACTIVE, RETURNING_IP, COMPLETED, FAILED, ARCHIVED
/// @param uiStatus derived from the two
/// @param cancellationStatus null, requested, cancelled
/// @param taskId the task that the first prompt made; only in the answer that opens a session
/// @param promptId the same id, under the name that prompts have
/// @param messages the latest of its history, in their order; only on request
@Schema(name = "Session")
public record SessionView(
        UUID id,
        String userId,
        @Nullable UUID parent,
        String title,
        @Nullable String repo,
        @Nullable String targetBranch,
        @Nullable String branch,
        @Nullable JsonNode sbxConfig,
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
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID promptId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<HistoryEntry> messages) {

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
                session.sbxConfig,
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
                taskId,
                null);
    }

    /// The same with its history.
    public SessionView with(List<HistoryEntry> history) {
        return new SessionView(
                id,
                userId,
                parent,
                title,
                repo,
                targetBranch,
                branch,
                sbxConfig,
                inboxStatus,
                sessionStatus,
                uiStatus,
                cancellationStatus,
                cancelledAt,
                cancelledBy,
                statusMessage,
                createdAt,
                updatedAt,
                deletedAt,
                version,
                taskId,
                promptId,
                history);
    }

    /// Its version, as the answer that shows it names it.
    public EntityTag tag() {
        return EntityTag.of(version);
    }
}
