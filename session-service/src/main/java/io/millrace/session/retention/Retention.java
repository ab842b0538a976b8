package io.millrace.session.retention;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.JobName;
import io.millrace.session.background.RepeatedJob;
import io.millrace.session.background.Round;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// The background task `retention`: one bounded batch of each kind in a round, and the next round
/// at once while any of them was full.
@Singleton
public class Retention implements RepeatedJob {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    private final List<Purge> purges;
    private final RetentionConfig config;
    private final InstantSource time;

    public Retention(@All List<Purge> purges, RetentionConfig config, InstantSource time) {
        this.purges = List.copyOf(purges);
        this.config = config;
        this.time = time;
    }

    @Override
    public JobName name() {
        return JobName.RETENTION;
    }

    @Override
    public Duration interval() {
        return config.interval();
    }

    /// Nothing waits for it: what is old is not urgent, and counting it would cost more than it
    /// tells.
    @Override
    public Backlog backlog() {
        return Backlog.NONE;
    }

    @Override
    public Round round() {
        Instant now = time.instant();
        int purged = 0;
        boolean more = false;
        for (Purge purge : purges) {
            int gone = purge.purge(now.minus(purge.kept()), config.batch());
            if (gone > 0) {
                LOG.infof("Purged %d %s", gone, purge.what());
            }
            purged += gone;
            more |= gone >= config.batch();
        }
        return new Round(purged, more);
    }
}
