package io.millrace.session.sandboxes.operations;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `sandbox_operations`.
@Entity
@Table(name = "sandbox_operations")
@NullUnmarked
public class OperationEntity {
    @Id public UUID id;

    @Column(name = "item_id")
    public UUID itemId;

    @Column(name = "status")
    @Convert(converter = OperationState.Stored.class)
    public OperationState state;

    /// Why it failed, or what it waits for.
    public @Nullable String message;

    public int attempts;

    @Column(name = "next_attempt_at")
    public Instant nextAttemptAt;

    @Column(name = "created_by")
    public String createdBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "notified_at")
    public @Nullable Instant notifiedAt;

    @Version public long version;
}
