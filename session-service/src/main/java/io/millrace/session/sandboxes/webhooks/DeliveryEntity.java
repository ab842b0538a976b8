package io.millrace.session.sandboxes.webhooks;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `sandbox_deliveries`: something that one subscriber is to be told.
@Entity
@Table(name = "sandbox_deliveries")
@NullUnmarked
public class DeliveryEntity {
    @Id public UUID id;

    /// Its name in the configuration.
    public String subscriber;

    /// The message, as it is signed and sent.
    public String body;

    public int attempts;

    /// Null once nothing more is tried.
    @Column(name = "next_attempt_at")
    public @Nullable Instant nextAttemptAt;

    @Column(name = "delivered_at")
    public @Nullable Instant deliveredAt;

    @Column(name = "last_error")
    public @Nullable String lastError;

    @Column(name = "created_at")
    public Instant createdAt;

    @Version public long version;
}
