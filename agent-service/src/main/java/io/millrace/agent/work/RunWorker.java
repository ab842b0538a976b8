package io.millrace.agent.work;

import io.millrace.agent.models.ChatModel;
import io.millrace.agent.models.Models;
import io.millrace.agent.runs.Begin;
import io.millrace.agent.runs.Begun;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunEnds;
import io.millrace.agent.runs.RunJournal;
import io.millrace.agent.runs.RunState;
import io.millrace.agent.sessions.History;
import io.millrace.agent.sessions.SessionService;
import io.millrace.agent.sessions.TaskStanding;
import io.millrace.agent.tokens.ActingFor;
import io.millrace.agent.tokens.IssuedToken;
import io.millrace.agent.tokens.UserTokens;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.leases.LeaseLost;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;

/// Takes a task from the work streams and sees its run through, or to where another worker goes on.
///
/// The queue alone is not trusted: before the first step, and after each claim of an entry that
/// another worker left, session-service is asked whether the task may be worked on.
@Singleton
public final class RunWorker implements WorkHandler {
    private static final Logger LOG = Logger.getLogger(RunWorker.class);

    private final RunningTasks running;
    private final UserTokens tokens;
    private final SessionService sessions;
    private final Models models;
    private final RunJournal journal;
    private final RunEnds ends;
    private final RunDriver driver;
    private final RunMetrics metrics;
    private final RunSpans spans;
    private final InstantSource clock;

    public RunWorker(
            RunningTasks running,
            UserTokens tokens,
            SessionService sessions,
            Models models,
            RunJournal journal,
            RunEnds ends,
            RunDriver driver,
            RunMetrics metrics,
            RunSpans spans,
            InstantSource clock) {
        this.running = running;
        this.tokens = tokens;
        this.sessions = sessions;
        this.models = models;
        this.journal = journal;
        this.ends = ends;
        this.driver = driver;
        this.metrics = metrics;
        this.spans = spans;
        this.clock = clock;
    }

    @Override
    public Outcome on(Work work) {
        if (!(work.envelope().data() instanceof TaskRequested task)) {
            return Outcome.rejected("The entry asks for no task");
        }
        // Registered before session-service is asked, so that no cancellation falls between.
        RunningTask run = running.register(task.taskId(), task.attempt());
        work.onLost(() -> run.signal().raise(StopSignal.Reason.LEASE_LOST));
        Begin begin =
                new Begin(
                        task,
                        models.nameOf(task.model()),
                        work.lease(),
                        work.envelope().id().toString());
        try {
            return work(begin, run);
        } catch (LeaseLost e) {
            LOG.infof("%s; taskId=%s", e.getMessage(), task.taskId());
            return Outcome.ignored("another worker has the lease");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Outcome.retryLater("the worker is shutting down");
        } finally {
            running.unregister(task.taskId(), run);
        }
    }

    @Override
    public void givenUp(GivenUp work, String cause) {
        switch (work) {
            case GivenUp.Legible(Envelope envelope) -> {
                if (envelope.data() instanceof TaskRequested task) {
                    ends.giveUp(task, models.nameOf(task.model()), envelope.id().toString());
                }
            }
            case GivenUp.Illegible(EnvelopeHeading heading) ->
                    ends.giveUpUnread(heading, models.nameOf(null));
        }
        LOG.warnf("The task %s ends, for its work was given up: %s", work.subject(), cause);
    }

    private Outcome work(Begin begin, RunningTask run) throws InterruptedException {
        TaskRequested task = begin.task();
        ActingFor actingFor = new ActingFor(task.userId(), task.sessionId(), task.taskId(), null);
        return switch (tokens.forCallTo(StreamName.Source.SESSION, actingFor)) {
            case IssuedToken.Refused(String why) -> endAtOnce(begin, state -> state.fail(why));
            case IssuedToken.Unavailable(String why) -> Outcome.retryLater(why);
            case IssuedToken.Token token ->
                    switch (sessions.standingOf(task.taskId(), token)) {
                        case TaskStanding.Open() -> workOn(begin, actingFor, token, run);
                        case TaskStanding.CancelRequested() -> endAtOnce(begin, RunState::stop);
                        case TaskStanding.Closed(String why) -> closed(begin, why);
                        case TaskStanding.Absent() -> closed(begin, "there is no such task");
                        case TaskStanding.Unknown(String why) -> Outcome.retryLater(why);
                    };
        };
    }

    /// session-service is done with the task; a run of it that an earlier worker left is, too.
    private Outcome closed(Begin begin, String why) {
        ends.close(begin);
        return Outcome.ignored(why);
    }

    private Outcome workOn(
            Begin begin, ActingFor actingFor, IssuedToken.Token token, RunningTask run)
            throws InterruptedException {
        Optional<ChatModel> model = models.named(begin.task().model());
        if (model.isEmpty()) {
            return endAtOnce(
                    begin, state -> state.fail("There is no model named " + begin.model()));
        }
        return switch (sessions.historyOf(begin.task().sessionId(), token)) {
            case History.Unknown(String why) -> Outcome.retryLater(why);
            case History.Known(List<History.Said> history) -> {
                run.posted().know(history.stream().map(History.Said::id).toList());
                yield switch (journal.begin(begin)) {
                    case Begun.Over(RunState state) -> alreadyOver(state);
                    case Begun.Ours(Progress progress) ->
                            drive(
                                    new Job(
                                            begin,
                                            actingFor,
                                            model.get(),
                                            Conversation.before(begin.task(), history, progress),
                                            run),
                                    progress);
                };
            }
        };
    }

    private Outcome drive(Job job, Progress begun) throws InterruptedException {
        LOG.infof(
                "Run %s of the task %s: attempt %d goes on after step %d",
                begun.run(), job.begin().task().taskId(), begun.attempt(), begun.steps().size());
        spans.run(job, begun);
        Progress progress = driver.drive(job, begun);
        if (progress.state().hasEnded()) {
            return ended(progress);
        }
        return switch (job.signal().raised().orElse(StopSignal.Reason.SHUTDOWN)) {
            case LEASE_LOST -> Outcome.ignored("another worker has the lease");
            case SHUTDOWN, CANCELLED, TAKEN_OVER ->
                    Outcome.retryLater("the worker is shutting down");
        };
    }

    /// Begins the run only to end it, so that its end is told like any other.
    private Outcome endAtOnce(Begin begin, UnaryOperator<RunState> end) {
        return switch (journal.begin(begin)) {
            case Begun.Over(RunState state) -> alreadyOver(state);
            case Begun.Ours(Progress progress) ->
                    ended(journal.conclude(begin, progress, end.apply(progress.state())));
        };
    }

    private static Outcome alreadyOver(RunState state) {
        return Outcome.ignored("the run is " + state.name());
    }

    private Outcome ended(Progress progress) {
        metrics.ended(progress.state(), Duration.between(progress.startedAt(), clock.instant()));
        LOG.infof(
                "Run %s is %s after %d steps",
                progress.run(), progress.state().name(), progress.steps().size());
        return Outcome.handled();
    }
}
