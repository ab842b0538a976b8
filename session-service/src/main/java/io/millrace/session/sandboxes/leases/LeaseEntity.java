package io.millrace.session.sandboxes.leases;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.streams.contract.ids.SessionId;
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

/// A row of `sandbox_leases`. Changed only by who holds its row lock, taken after that of its
/// session.
@Entity
@Table(name = "sandbox_leases")
@NullUnmarked
public class LeaseEntity {
    @Id public UUID id;

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "status")
    @Convert(converter = LeaseState.Stored.class)
    public LeaseState state;

    public int urgency;

    @Column(name = "wanted_at")
    public Instant wantedAt;

    @Column(name = "asked_at")
    public @Nullable Instant askedAt;

    /// Any JSON.
    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable JsonNode item;

    @Column(name = "sealed_token")
    public byte @Nullable [] sealedToken;

    @Column(name = "token_hash")
    public byte @Nullable [] tokenHash;

    @Column(name = "held_at")
    public @Nullable Instant heldAt;

    @Column(name = "renewed_at")
    public @Nullable Instant renewedAt;

    @Column(name = "return_wanted_at")
    public @Nullable Instant returnWantedAt;

    @Column(name = "return_asked_at")
    public @Nullable Instant returnAskedAt;

    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    public int claim;
    public int failures;

    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @Column(name = "last_error")
    public @Nullable String lastError;

    @Column(name = "last_failed_at")
    public @Nullable Instant lastFailedAt;

    @Column(name = "first_failed_at")
    public @Nullable Instant firstFailedAt;

    @Version public long version;

    public SessionId inSession() {
        return new SessionId(sessionId);
    }

    public BorrowKey key() {
        return new BorrowKey(id);
    }

    /// It is over, and what was secret is forgotten. The token's hash stays, so that an answer that
    /// comes late with a token which was already used up is known for what it is.
    void end(Instant now) {
        endedAt = now;
        item = null;
        sealedToken = null;
    }

    /// A call did not do what it should.
    void failed(String error, Instant now, Instant next) {
        failures++;
        lastError = error;
        lastFailedAt = now;
        if (firstFailedAt == null) {
            firstFailedAt = now;
        }
        nextAttemptAt = next;
    }

    /// A call did what it should.
    void succeeded() {
        failures = 0;
        lastError = null;
        lastFailedAt = null;
        firstFailedAt = null;
    }
}
