package io.millrace.agent.runs;

import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `run`.
@Entity
@Table(name = "run")
public class RunEntity {
    /// UUIDv7.
    @Id
    @Column(name = "id", nullable = false)
    public UUID id = new UUID(0, 0);

    /// The task; with [#request] unique.
    @Column(name = "task_id", nullable = false)
    public UUID taskId = new UUID(0, 0);

    /// Which request of the task this run answers, from 1.
    @Column(name = "request", nullable = false)
    public int request;

    /// The session of the task.
    @Column(name = "session_id", nullable = false)
    public UUID sessionId = new UUID(0, 0);

    /// Whose run it is.
    @Column(name = "user_id", nullable = false)
    public String userId = "";

    /// The model's public name.
    @Column(name = "model", nullable = false)
    public String model = "";

    /// The name of the [RunState].
    @Column(name = "state", nullable = false)
    public String state = "";

    /// What there is to say about the state.
    @Column(name = "detail", nullable = false)
    public String detail = "";

    /// Which worker is at it, from 1.
    @Column(name = "attempt", nullable = false)
    public int attempt;

    /// The epoch of the lease under which it was last written.
    @Column(name = "lease_epoch", nullable = false)
    public long leaseEpoch;

    /// How many steps are stored.
    @Column(name = "steps", nullable = false)
    public int steps;

    /// The call of a tool that is not idempotent, from before it is made until its result is
    /// stored.
    @Column(name = "call_in_flight")
    public @Nullable String callInFlight;

    /// Tokens the models have read.
    @Column(name = "input_tokens", nullable = false)
    public long inputTokens;

    /// Tokens the models have written.
    @Column(name = "output_tokens", nullable = false)
    public long outputTokens;

    /// When the first worker began.
    @Column(name = "started_at", nullable = false)
    public Instant startedAt = Instant.EPOCH;

    /// When it was last written.
    @Column(name = "updated_at", nullable = false)
    public Instant updatedAt = Instant.EPOCH;

    /// When it ended.
    @Column(name = "ended_at")
    public @Nullable Instant endedAt;

    /// A run that answers a request of a task and that no worker is at yet.
    ///
    /// @param model the public name of the model that answers
    static RunEntity of(UUID id, TaskRequested task, String model, Instant now) {
        RunEntity run = new RunEntity();
        run.id = id;
        run.taskId = task.taskId().value();
        run.request = task.attempt();
        run.sessionId = task.sessionId().value();
        run.userId = StorableText.of(task.userId().value());
        run.model = StorableText.of(model);
        run.state = new RunState.Running().name();
        run.startedAt = now;
        run.updatedAt = now;
        return run;
    }
}
