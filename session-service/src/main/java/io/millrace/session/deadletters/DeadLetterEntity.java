package io.millrace.session.deadletters;

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

/// A row of `dead_letters`.
@Entity
@Table(name = "dead_letters")
@NullUnmarked
public class DeadLetterEntity {
    @Id public UUID id;

    /// The background task that failed, or the key of the stream whose entry was given up.
    @Column(name = "task_type")
    public String taskType;

    @Column(name = "entity_id")
    public String entityId;

    @Column(name = "entity_data")
    @JdbcTypeCode(SqlTypes.JSON)
    public JsonNode entityData;

    /// The envelope that told of it; null for what a background task reports.
    @Column(name = "envelope_id")
    public @Nullable UUID envelopeId;

    @Column(name = "retry_count")
    public int retryCount;

    @Column(name = "last_error")
    public String lastError;

    @Column(name = "last_error_at")
    public Instant lastErrorAt;

    @Column(name = "first_failed_at")
    public Instant firstFailedAt;

    @Convert(converter = DeadLetterStatus.Stored.class)
    public DeadLetterStatus status;

    @Column(name = "resolution_notes")
    public @Nullable String resolutionNotes;

    /// The operator who dealt with it.
    @Column(name = "resolved_by")
    public @Nullable String resolvedBy;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Version public long version;
}
