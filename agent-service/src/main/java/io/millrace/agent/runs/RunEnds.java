package io.millrace.agent.runs;

import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.leases.Leases;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/// Ends runs that no worker will go on with.
@Singleton
public class RunEnds {
    /// For users, as all errors of runs.
    private static final String UNREAD =
            "The request to the agent could not be read and was given up (WORK_GIVEN_UP). You can"
                    + " ask again.";

    private final Transactions transactions;
    private final Leases leases;
    private final RunRepository runs;
    private final RunNews news;
    private final InstantSource clock;
    private final Ids ids;

    RunEnds(
            Transactions transactions,
            Leases leases,
            RunRepository runs,
            RunNews news,
            InstantSource clock,
            Ids ids) {
        this.transactions = transactions;
        this.leases = leases;
        this.runs = runs;
        this.news = news;
        this.clock = clock;
        this.ids = ids;
    }

    /// Fails the run of work that became a dead letter, and tells so, in the running transaction. A
    /// run that never began is begun for it: a task ends by its run. One that is over stays as it
    /// is, and its end was told with it.
    ///
    /// @param model the public name of the model that would have answered
    /// @param causationId the envelope that asked for the run
    public void giveUp(TaskRequested task, String model, String causationId) {
        RunEntity run =
                runs.lockedOf(task.taskId(), task.attempt())
                        .orElseGet(() -> neverBegun(task, model, causationId));
        if (RunState.of(run.state, run.detail).hasEnded()) {
            return;
        }
        RunState failed = new RunState.Failed(givenUpAt(run.attempt));
        end(run, failed);
        news.tellEnd(
                task,
                causationId,
                new RunId(run.id),
                failed,
                new TokenUsage(run.inputTokens, run.outputTokens));
        // What cannot be written must fail here and not at the commit of what gives the work up.
        runs.flush();
    }

    /// Fails the task of work that became a dead letter because it could not be read, and tells so,
    /// in the running transaction. A run of it that is not over ends with it. Otherwise a run is
    /// told of that is not stored: whose it is and which request it answers could not be read.
    ///
    /// @param request its subject is the task's id
    /// @param model the public name of the model to be told of
    /// @throws IllegalArgumentException when the subject is no task's id
    public void giveUpUnread(EnvelopeHeading request, String model) {
        TaskId task = TaskId.of(request.subject());
        Optional<RunEntity> left = runs.lockedRunning(task);
        left.ifPresent(run -> end(run, new RunState.Failed(UNREAD)));
        RunId run = new RunId(left.map(known -> known.id).orElseGet(ids::next));
        if (left.isEmpty()) {
            news.tellUnread(request, new TaskEvent.TaskStarted(task, run, 1, model));
        }
        TokenUsage usage =
                left.map(known -> new TokenUsage(known.inputTokens, known.outputTokens))
                        .orElse(TokenUsage.NONE);
        news.tellUnread(request, new TaskEvent.TaskFailed(task, run, UNREAD, usage));
        runs.flush();
    }

    /// Stops a run whose task session-service has ended by itself; it need not be told.
    ///
    /// @throws io.millrace.streams.delivery.leases.LeaseLost when another worker has the task
    public void close(Begin begin) {
        transactions.runInTransaction(() -> {
            leases.requireHeld(begin.lease());
            runs.lockedOf(begin.task().taskId(), begin.task().attempt())
                    .filter(run -> !RunState.of(run.state, run.detail).hasEnded())
                    .ifPresent(run -> end(run, new RunState.Stopped()));
        });
    }

    private RunEntity neverBegun(TaskRequested task, String model, String causationId) {
        RunEntity run = RunEntity.of(ids.next(), task, model, clock.instant());
        run.attempt = 1;
        runs.persist(run);
        news.tellStart(task, causationId, run);
        return run;
    }

    private void end(RunEntity run, RunState state) {
        run.state = state.name();
        run.detail = state.detail();
        run.callInFlight = null;
        run.updatedAt = clock.instant();
        run.endedAt = run.updatedAt;
    }

    /// For users, who cannot do anything with the cause; that is in the log and the dead letter.
    private static String givenUpAt(int attempt) {
        return "The agent's work broke off too often and was given up (WORK_GIVEN_UP, attempt %d)."
                        .formatted(attempt)
                + " You can ask again.";
    }
}
