package io.millrace.agent.runs;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A row of `step`; written once, never changed.
@Entity
@Table(name = "step")
@IdClass(StepEntity.Key.class)
public class StepEntity {
    /// The run.
    @Id
    @Column(name = "run_id", nullable = false)
    public UUID runId = new UUID(0, 0);

    /// 1, 2, 3 … within the run.
    @Id
    @Column(name = "number", nullable = false)
    public int number;

    /// The name of the [StepKind].
    @Column(name = "kind", nullable = false)
    public String kind = "";

    /// Which worker made it.
    @Column(name = "attempt", nullable = false)
    public int attempt;

    /// The message that tells of it.
    @Column(name = "message_id", nullable = false)
    public UUID messageId = new UUID(0, 0);

    /// The message's role.
    @Column(name = "role", nullable = false)
    public String role = "";

    /// The message's content blocks, as JSON.
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "content", nullable = false)
    public String content = "[]";

    /// Of a tool call: which tool.
    @Column(name = "tool")
    public @Nullable String tool;

    /// Of a tool call: the model's id of the call.
    @Column(name = "call_id")
    public @Nullable String callId;

    /// Of a tool call: what makes a repeat recognisable.
    @Column(name = "idempotency_key")
    public @Nullable String idempotencyKey;

    /// Tokens the model has read for it.
    @Column(name = "input_tokens", nullable = false)
    public long inputTokens;

    /// Tokens the model has written for it.
    @Column(name = "output_tokens", nullable = false)
    public long outputTokens;

    /// How long it took.
    @Column(name = "duration_ms", nullable = false)
    public long durationMillis;

    /// When it was stored.
    @Column(name = "created_at", nullable = false)
    public Instant createdAt = Instant.EPOCH;

    /// The primary key.
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        public UUID runId = new UUID(0, 0);
        public int number;

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.runId.equals(runId) && key.number == number;
        }

        @Override
        public int hashCode() {
            return runId.hashCode() * 31 + number;
        }
    }
}
