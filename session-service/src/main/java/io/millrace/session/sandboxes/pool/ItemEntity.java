package io.millrace.session.sandboxes.pool;

import com.fasterxml.jackson.databind.JsonNode;
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

/// A row of `sandbox_items`. Changed only by who holds its row lock.
@Entity
@Table(name = "sandbox_items")
@NullUnmarked
public class ItemEntity {
    @Id public UUID id;

    /// Any JSON.
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode item;

    @Column(name = "status")
    @Convert(converter = ItemState.Stored.class)
    public ItemState state;

    @Column(name = "submitted_by")
    public String submittedBy;

    @Column(name = "submitted_at")
    public Instant submittedAt;

    @Column(name = "free_since")
    public @Nullable Instant freeSince;

    @Column(name = "borrow_key")
    public @Nullable UUID borrowKey;

    @Column(name = "token_hash")
    public byte @Nullable [] tokenHash;

    @Column(name = "borrowed_by")
    public @Nullable String borrowedBy;

    @Column(name = "borrowed_at")
    public @Nullable Instant borrowedAt;

    @Column(name = "expires_at")
    public @Nullable Instant expiresAt;

    @Version public long version;

    /// Nobody has it any more.
    void forgetBorrower() {
        borrowKey = null;
        tokenHash = null;
        borrowedBy = null;
        borrowedAt = null;
        expiresAt = null;
    }
}
