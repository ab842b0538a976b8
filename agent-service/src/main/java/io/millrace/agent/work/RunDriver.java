package io.millrace.agent.work;

import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunJournal;
import io.millrace.agent.runs.RunState;
import io.millrace.agent.runs.Step;
import io.millrace.streams.contract.content.ContentBlock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/// Does one step of a run after the other until it has ended.
@Singleton
public final class RunDriver {
    private final ModelTurn modelTurn;
    private final ToolTurn toolTurn;
    private final RunJournal journal;
    private final RunSettings settings;
    private final Budget budget;
    private final InstantSource clock;

    public RunDriver(
            ModelTurn modelTurn,
            ToolTurn toolTurn,
            RunJournal journal,
            RunSettings settings,
            InstantSource clock) {
        this.modelTurn = modelTurn;
        this.toolTurn = toolTurn;
        this.journal = journal;
        this.settings = settings;
        this.budget = Budget.of(settings);
        this.clock = clock;
    }

    /// Drives the run on from where it is.
    ///
    /// @return how far it has come: its end, or where the signal stopped it
    Progress drive(Job job, Progress from) throws InterruptedException {
        Progress progress = from;
        while (!progress.state().hasEnded() && job.signal().raised().isEmpty()) {
            progress = step(job, progress);
        }
        Optional<StopSignal.Reason> why = job.signal().raised();
        if (progress.state().hasEnded() || why.isEmpty()) {
            return progress;
        }
        return switch (why.get()) {
            case CANCELLED -> journal.conclude(job.begin(), progress, progress.state().stop());
            case TAKEN_OVER -> journal.conclude(job.begin(), progress, progress.state().handOver());
            case LEASE_LOST, SHUTDOWN -> progress;
        };
    }

    private Progress step(Job job, Progress progress) throws InterruptedException {
        Instant now = clock.instant();
        Optional<String> exhausted = budget.exhausted(progress, now);
        if (exhausted.isPresent()) {
            return fail(job, progress, exhausted.get());
        }
        Duration left = budget.left(progress, now);
        Optional<ContentBlock.ToolUse> call = progress.nextCall();
        if (call.isPresent()) {
            return toolTurn.take(job, progress, call.get(), left).orElse(progress);
        }
        Duration limit =
                left.compareTo(settings.modelTimeout()) < 0 ? left : settings.modelTimeout();
        return switch (modelTurn.take(job, progress, limit)) {
            case ModelTurn.Ended.Stopped() -> progress;
            case ModelTurn.Ended.Failed(String why) -> fail(job, progress, why);
            case ModelTurn.Ended.Replied(Step.ModelReplied reply) ->
                    journal.append(
                            job.begin(), progress, reply, after(job, progress.state(), reply));
        };
    }

    /// A reply that calls no tool is the final one, unless the user has written meanwhile.
    private static RunState after(Job job, RunState state, Step.ModelReplied reply) {
        return reply.calls().isEmpty() && !job.posted().areWaiting()
                ? state.complete(textOf(reply))
                : state;
    }

    private static String textOf(Step.ModelReplied reply) {
        return reply.content().stream()
                .filter(ContentBlock.Text.class::isInstance)
                .map(block -> ((ContentBlock.Text) block).text())
                .collect(Collectors.joining("\n"));
    }

    private Progress fail(Job job, Progress progress, String why) {
        return journal.conclude(job.begin(), progress, progress.state().fail(why));
    }
}
