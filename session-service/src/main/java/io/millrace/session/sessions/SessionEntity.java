package io.millrace.session.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `sessions`. Whoever changes it or anything that belongs to it holds its row lock, see
/// [Sessions#lock].
@Entity
@Table(name = "sessions")
@NullUnmarked
public class SessionEntity {
    private static final String ITEM = "item";
    private static final String LEASE = "lease";

    @Id public UUID id;

    @Column(name = "user_id")
    public String userId;

    public @Nullable UUID parent;
    public String title;
    public @Nullable String repo;

    @Column(name = "target_branch")
    public @Nullable String targetBranch;

    public @Nullable String branch;

    /// Which sandbox it wants, as JSON; while it has one, that is [#ITEM] in it, and the reference
    /// of its token [#LEASE].
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

    /// Whether a sandbox was held and has been given back.
    @Column(name = "ip_returned")
    public boolean ipReturned;

    @Column(name = "cancelled_at")
    public @Nullable Instant cancelledAt;

    @Column(name = "cancelled_by")
    public @Nullable String cancelledBy;

    @Column(name = "status_message")
    public @Nullable String statusMessage;

    /// How many messages the session has; also the position of the last one.
    @Column(name = "message_count")
    public long messageCount;

    /// Since when an agent has been asked for a title. No part of what a client sees, so it makes
    /// no new version.
    @Column(name = "title_requested_at")
    @OptimisticLock(excluded = true)
    public @Nullable Instant titleRequestedAt;

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
        return UiStatus.of(inbox, status, ipReturned);
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
        ipReturned = false;
    }

    /// A sandbox is the session's.
    ///
    /// @param lease the reference of its token
    public void lent(JsonNode item, UUID lease) {
        ObjectNode config = wish();
        config.set(ITEM, item);
        config.put(LEASE, lease.toString());
        sbxConfig = config;
    }

    /// Its sandbox is not there any more.
    public void lostSandbox() {
        ObjectNode config = wish();
        config.remove(List.of(ITEM, LEASE));
        sbxConfig = config.isEmpty() ? null : config;
    }

    private ObjectNode wish() {
        return sbxConfig instanceof ObjectNode config
                ? config.deepCopy()
                : JsonNodeFactory.instance.objectNode();
    }

    /// A sandbox is no longer the session's; if the session only waited for that, it ends as its
    /// last task did.
    ///
    /// @param returned whether it was given back, not given up
    public void leaseEnded(boolean returned) {
        lostSandbox();
        ipReturned = returned;
        if (status instanceof SessionStatus.ReturningIp waiting) {
            status = inbox instanceof InboxStatus.Failed ? waiting.fail() : waiting.complete();
        }
    }
}
