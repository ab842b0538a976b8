package io.millrace.session.tasks;

import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A row of `tasks`. Changed only by who holds the row lock of its session.
@Entity
@Table(name = "tasks")
@NullUnmarked
public class TaskEntity {
    /// How many runs that were left are known: none of those before can still be under way.
    private static final int MOST_LEFT = 50;

    @Id public UUID id;

    @Column(name = "session_id")
    public UUID sessionId;

    @Column(name = "user_id")
    public String userId;

    /// The prompt.
    public String description;

    @Enumerated(EnumType.STRING)
    public TaskType type;

    @Column(name = "status")
    @Convert(converter = TaskState.Stored.class)
    public TaskState state;

    @Enumerated(EnumType.STRING)
    public TaskPriority priority;

    @Enumerated(EnumType.STRING)
    public TaskControl control;

    @Column(name = "created_by")
    @Enumerated(EnumType.STRING)
    public TaskControl createdBy;

    /// Whose model it is; there when [#model] is.
    @Column(name = "model_provider")
    public @Nullable String modelProvider;

    public @Nullable String model;

    /// Which worker is or was at it, from 1; 0 before the first.
    public int attempt;

    /// How often it was handed out to agents; the number of the last request.
    public int requests;

    @Column(name = "run_id")
    public @Nullable UUID runId;

    /// The runs that the user has taken the task from, the latest last.
    @Column(name = "left_run_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> leftRunIds = List.of();

    public @Nullable String error;
    public @Nullable String result;

    @Column(name = "input_tokens")
    public long inputTokens;

    @Column(name = "output_tokens")
    public long outputTokens;

    /// In US dollars, of the runs of which it is known.
    public @Nullable BigDecimal cost;

    @Column(name = "created_at")
    public Instant createdAt;

    @Column(name = "updated_at")
    public Instant updatedAt;

    @Column(name = "scheduled_for")
    public @Nullable Instant scheduledFor;

    /// Null while it is scheduled and not yet due.
    @Column(name = "queued_at")
    public @Nullable Instant queuedAt;

    /// When it was put on a work stream; null while it waits for another task of its session.
    @Column(name = "dispatched_at")
    public @Nullable Instant dispatchedAt;

    @Column(name = "executed_at")
    public @Nullable Instant executedAt;

    @Column(name = "completed_at")
    public @Nullable Instant completedAt;

    @Column(name = "cancel_requested_at")
    public @Nullable Instant cancelRequestedAt;

    /// When the cancellation is carried out although no worker has answered.
    @Column(name = "cancel_deadline")
    public @Nullable Instant cancelDeadline;

    @Column(name = "deleted_at")
    public @Nullable Instant deletedAt;

    @Version public long version;

    public TaskId taskId() {
        return new TaskId(id);
    }

    public SessionId inSession() {
        return new SessionId(sessionId);
    }

    public UserId owner() {
        return new UserId(userId);
    }

    /// The model that was asked for, null for the default.
    public @Nullable ModelChoice choice() {
        return model == null ? null : new ModelChoice(modelProvider, model);
    }

    /// The run that is at it, if there is one, is left alone: whatever it still tells moves nothing
    /// any more.
    public void leaveRun() {
        if (runId != null) {
            leave(runId);
            runId = null;
        }
    }

    /// A run is left alone.
    void leave(UUID run) {
        List<UUID> all = new ArrayList<>(leftRunIds);
        all.remove(run);
        all.add(run);
        leftRunIds = List.copyOf(all.subList(Math.max(0, all.size() - MOST_LEFT), all.size()));
    }

    /// What all runs have used up.
    public TokenUsage usage() {
        return new TokenUsage(inputTokens, outputTokens, cost);
    }

    /// A run tells what it has used up.
    void use(TokenUsage more) {
        TokenUsage all = usage().plus(more);
        inputTokens = all.inputTokens();
        outputTokens = all.outputTokens();
        cost = all.cost();
    }
}
