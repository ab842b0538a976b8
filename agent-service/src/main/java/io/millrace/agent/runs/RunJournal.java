package io.millrace.agent.runs;

import io.millrace.streams.contract.content.StorableText;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.leases.Leases;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Writes runs. Every method is one transaction: the rows, the event that tells of them, and the
/// proof that the worker still holds its lease. Of what is written every text is [StorableText].
///
/// @see Leases#requireHeld the proof; it throws [LeaseLost], and so does every method here
@Singleton
public class RunJournal {
    private final Transactions transactions;
    private final Leases leases;
    private final RunNews news;
    private final RunRepository runs;
    private final StepRepository steps;
    private final InstantSource clock;
    private final Ids ids;

    public RunJournal(
            Transactions transactions,
            Leases leases,
            RunNews news,
            RunRepository runs,
            StepRepository steps,
            InstantSource clock,
            Ids ids) {
        this.transactions = transactions;
        this.leases = leases;
        this.news = news;
        this.runs = runs;
        this.steps = steps;
        this.clock = clock;
        this.ids = ids;
    }

    /// Begins a run, or takes over one that another worker left, and tells so.
    public Begun begin(Begin begin) {
        return transactions.inTransaction(() -> {
            leases.requireHeld(begin.lease());
            RunEntity run =
                    runs.lockedOf(begin.task().taskId(), begin.task().attempt())
                            .orElseGet(() -> newRun(begin));
            RunState state = RunState.of(run.state, run.detail);
            if (state.hasEnded()) {
                return new Begun.Over(state);
            }
            run.attempt++;
            run.leaseEpoch = begin.lease().epoch();
            run.updatedAt = clock.instant();
            news.tellStart(begin.task(), begin.causationId(), run);
            return new Begun.Ours(progress(run, state));
        });
    }

    /// Notes that a call which must not be made twice is about to be made.
    public Progress callBegins(Begin begin, Progress progress, String callId) {
        return transactions.inTransaction(() -> {
            RunEntity run = held(begin, progress);
            run.callInFlight = StorableText.of(callId);
            return new Progress(
                    progress.run(),
                    progress.attempt(),
                    progress.startedAt(),
                    progress.state(),
                    progress.usage(),
                    progress.steps(),
                    Optional.of(callId));
        });
    }

    /// Stores a step and the state the run has after it, and tells of both.
    public Progress append(Begin begin, Progress progress, Step finished, RunState next) {
        Step step = finished.storable();
        RunState after = next.storable();
        return transactions.inTransaction(() -> {
            RunEntity run = held(begin, progress);
            MessageId message = new MessageId(ids.next());
            TokenUsage total = progress.usage().plus(usageOf(step));
            int number = progress.steps().size() + 1;
            steps.persist(row(progress, number, message, step));
            run.steps = number;
            run.callInFlight = null;
            run.inputTokens = total.inputTokens();
            run.outputTokens = total.outputTokens();
            news.tell(
                    begin.task(),
                    begin.causationId(),
                    new TaskEvent.MessageAppended(
                            begin.task().taskId(),
                            progress.run(),
                            number,
                            progress.attempt(),
                            message,
                            step.role(),
                            step.content()));
            Progress further = progress.with(new Progress.Stored(message, step), after, total);
            write(begin, run, further);
            return further;
        });
    }

    /// Ends the run without a further step, and tells so.
    public Progress conclude(Begin begin, Progress progress, RunState end) {
        return transactions.inTransaction(() -> {
            RunEntity run = held(begin, progress);
            Progress ended =
                    new Progress(
                            progress.run(),
                            progress.attempt(),
                            progress.startedAt(),
                            end.storable(),
                            progress.usage(),
                            progress.steps(),
                            Optional.empty());
            write(begin, run, ended);
            return ended;
        });
    }

    private RunEntity held(Begin begin, Progress progress) {
        leases.requireHeld(begin.lease());
        return runs.lockedUnder(progress.run(), begin.lease().epoch())
                .orElseThrow(() -> new LeaseLost(begin.lease()));
    }

    private void write(Begin begin, RunEntity run, Progress progress) {
        Instant now = clock.instant();
        run.updatedAt = now;
        run.state = progress.state().name();
        run.detail = progress.state().detail();
        if (progress.state().hasEnded()) {
            run.endedAt = now;
        }
        news.tellEnd(
                begin.task(),
                begin.causationId(),
                progress.run(),
                progress.state(),
                progress.usage());
    }

    private RunEntity newRun(Begin begin) {
        RunEntity run = RunEntity.of(ids.next(), begin.task(), begin.model(), clock.instant());
        runs.persist(run);
        return run;
    }

    private Progress progress(RunEntity run, RunState state) {
        RunId id = new RunId(run.id);
        List<Progress.Stored> stored =
                steps.all(id).stream()
                        .map(row ->
                                new Progress.Stored(
                                        new MessageId(row.messageId), StepContent.step(row)))
                        .toList();
        return new Progress(
                id,
                run.attempt,
                run.startedAt,
                state,
                new TokenUsage(run.inputTokens, run.outputTokens),
                stored,
                Optional.ofNullable(run.callInFlight));
    }

    private StepEntity row(Progress progress, int number, MessageId message, Step step) {
        StepEntity row = new StepEntity();
        row.runId = progress.run().value();
        row.number = number;
        row.attempt = progress.attempt();
        row.messageId = message.value();
        row.role = step.role().name();
        row.content = StepContent.json(step.content());
        row.durationMillis = step.duration().toMillis();
        row.createdAt = clock.instant();
        TokenUsage usage = usageOf(step);
        row.inputTokens = usage.inputTokens();
        row.outputTokens = usage.outputTokens();
        switch (step) {
            case Step.ModelReplied _ -> row.kind = StepKind.MODEL_REPLY.name();
            case Step.ToolAnswered tool -> {
                row.kind = StepKind.TOOL_RESULT.name();
                row.tool = tool.tool();
                row.callId = tool.result().toolUseId();
                row.idempotencyKey = tool.idempotencyKey();
            }
        }
        return row;
    }

    private static TokenUsage usageOf(Step step) {
        return switch (step) {
            case Step.ModelReplied reply -> reply.usage();
            case Step.ToolAnswered _ -> TokenUsage.NONE;
        };
    }
}
