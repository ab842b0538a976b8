package io.millrace.session.cancellations;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.JobName;
import io.millrace.session.background.RepeatedJob;
import io.millrace.session.background.Round;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/// The background task `cancellation-enforcer`: brings every requested cancellation to an end, also
/// when the worker is dead. Safe in many instances: each session is dealt with under its row lock,
/// and skipped while somebody else has it.
@Singleton
public class CancellationEnforcer implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(CancellationEnforcer.class);

    private final Cancellations cancellations;
    private final CancellationConfig config;

    CancellationEnforcer(Cancellations cancellations, CancellationConfig config) {
        this.cancellations = cancellations;
        this.config = config;
    }

    @Override
    public JobName name() {
        return JobName.CANCELLATION_ENFORCER;
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    /// The cancellations that no agent has answered yet.
    @Override
    public Backlog backlog() {
        return cancellations.unanswered();
    }

    @Override
    public Round round() {
        int ended = 0;
        var overdue = cancellations.overdue(config.batch());
        for (var session : overdue) {
            ended += cancellations.enforce(session);
        }
        if (ended > 0) {
            LOG.infof("%d cancelled tasks were ended without an answer of their agents", ended);
        }
        // Only what was ended counts: a session that somebody else holds is not asked for at once.
        return Round.of(ended, config.batch());
    }
}
