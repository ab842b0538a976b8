package io.millrace.session.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `sessions`. Whoever changes it or anything that belongs to it holds its row lock, see
/// [Sessions#lock].
@Entity
@Table(name = "sessions")
@NullUnmarked
public class SessionEntity {
    @Id public UUID id;

    @Column(name = "user_id")
    public String userId;

    public @Nullable UUID parent;
    public String title;
    public @Nullable String repo;

    @Column(name = "target_branch")
    public @Nullable String targetBranch;

    public @Nullable String branch;

    /// Which sandbox it wants or has, as JSON.
    @Column(name = "sbx_config")
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable JsonNode sbxConfig;

    @Column(name = "inbox_status")
    @Convert(converter = InboxStatus.Stored.class)
    public InboxStatus inbox;

    @Column(name = "session_status")
    @Convert(converter = SessionStatus.Stored.class)
    public SessionStatus status;

    @Column(name = "cancellation_status")
    @Convert(converter = CancellationStatus.Stored.class)
    public CancellationStatus cancellation;

    @Column(name = "cancelled_at")
    public @Nullable Instant cancelledAt;

    @Column(name = "cancelled_by")
    public @Nullable String cancelledBy;

    @Column(name = "status_message")
    public @Nullable String statusMessage;

    /// How many messages the session has; also the position of the last one.
    @Column(name = "message_count")
    public long messageCount;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "deleted_at")
    public @Nullable Instant deletedAt;

    @Version public long version;

    public SessionId sessionId() {
        return new SessionId(id);
    }

    public UserId owner() {
        return new UserId(userId);
    }

    /// The version that its next reader sees.
    public EntityTag tag() {
        return EntityTag.of(version);
    }

    public UiStatus uiStatus() {
        return UiStatus.of(inbox, status, false);
    }

    /// The user has written; the session lives again.
    public void prompted() {
        inbox = inbox.prompt();
        status = status.prompt();
        cancellation = cancellation.prompt();
        if (cancellation instanceof CancellationStatus.None) {
            cancelledAt = null;
            cancelledBy = null;
        }
        statusMessage = null;
    }
}
