package io.millrace.session.recovery;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.JobName;
import io.millrace.session.background.RepeatedJob;
import io.millrace.session.background.Round;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/// The background task `session-poller`, see the package's tour.
@Singleton
public class SessionPoller implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(SessionPoller.class);

    private final Recovery recovery;
    private final LostWork lostWork;
    private final StateAges ages;
    private final RecoveryConfig config;

    SessionPoller(Recovery recovery, LostWork lostWork, StateAges ages, RecoveryConfig config) {
        this.recovery = recovery;
        this.lostWork = lostWork;
        this.ages = ages;
        this.config = config;
    }

    @Override
    public JobName name() {
        return JobName.SESSION_POLLER;
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    /// The tasks that wait in sessions in which nothing runs.
    @Override
    public Backlog backlog() {
        ages.sample();
        return recovery.unattended();
    }

    @Override
    public Round round() {
        Failures failures = new Failures();
        int handedOut = failures.each(recovery.toHandOut(), recovery::handOut);
        int movedOn = failures.each(recovery.toMoveOn(), recovery::moveOn);
        int again = failures.each(lostWork.find(), recovery::askAgain);
        if (handedOut + movedOn + again > 0) {
            LOG.infof(
                    "Stuck work: %d tasks handed out, %d asked for again, %d sessions moved on",
                    handedOut, again, movedOn);
        }
        failures.raise();
        return Round.of(handedOut + movedOn + again, config.batch());
    }

    /// Keeps what one session fails with from stopping the others, until all had their turn.
    private static final class Failures {
        private final List<RuntimeException> kept = new ArrayList<>();

        <T> int each(List<T> found, ToIntFunction<T> put) {
            int done = 0;
            for (T one : found) {
                try {
                    done += put.applyAsInt(one);
                } catch (RuntimeException e) {
                    kept.add(e);
                }
            }
            return done;
        }

        void raise() {
            if (!kept.isEmpty()) {
                IllegalStateException all =
                        new IllegalStateException(kept.size() + " sessions could not be put right");
                kept.forEach(all::addSuppressed);
                throw all;
            }
        }
    }
}
