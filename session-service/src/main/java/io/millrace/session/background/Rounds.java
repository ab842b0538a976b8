package io.millrace.session.background;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Watches the rounds of one job in this process: figures, and how it is.
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);
    private static final Duration SAMPLE_PAUSE = Duration.ofSeconds(5);

    private final Job job;
    private final MeterRegistry meters;
    private final InstantSource time;
    private final Tags tags;
    private final Timer duration;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Backlog backlog = Backlog.NONE;
    private volatile Health health = new Health(null, null, 0);
    private Instant sampled = Instant.EPOCH;

    Rounds(Job job, MeterRegistry meters, InstantSource time) {
        this.job = job;
        this.meters = meters;
        this.time = time;
        tags = Tags.of("task", job.name().wireName());
        duration = meters.timer("millrace_jobs_duration", tags);
        meters.gauge("millrace_jobs_active", tags, this, r -> r.health.since == null ? 0 : 1);
        meters.gauge("millrace_jobs_waiting", tags, this, r -> r.backlog.waiting());
        TimeGauge.builder(
                        "millrace_jobs_oldest",
                        this,
                        TimeUnit.MILLISECONDS,
                        r -> r.backlog.oldest().toMillis())
                .tags(tags)
                .register(meters);
    }

    /// How the job is.
    ///
    /// @param since when the round that runs now began, null between rounds
    /// @param lastEnded when a round last ended well, null when none has yet
    /// @param failures how many rounds have failed since then
    record Health(@Nullable Instant since, @Nullable Instant lastEnded, int failures) {}

    Health health() {
        return health;
    }

    /// Runs one round. One at a time.
    public Round run(Supplier<Round> round) {
        lock.lock();
        try {
            health = new Health(time.instant(), health.lastEnded, health.failures);
            Timer.Sample sample = Timer.start(meters);
            boolean ended = false;
            try {
                Round result = round.get();
                ended = true;
                return result;
            } finally {
                sample.stop(duration);
                meters.counter("millrace_jobs", tags.and("outcome", ended ? "ok" : "failed"))
                        .increment();
                health =
                        ended
                                ? new Health(null, time.instant(), 0)
                                : new Health(null, health.lastEnded, health.failures + 1);
                sample();
            }
        } finally {
            lock.unlock();
        }
    }

    private void sample() {
        Instant now = time.instant();
        if (now.isBefore(sampled.plus(SAMPLE_PAUSE))) {
            return;
        }
        sampled = now;
        try {
            backlog = job.backlog();
        } catch (RuntimeException e) {
            // A figure is not worth a round.
            LOG.debugf(e, "What waits for %s could not be counted", job.name().wireName());
        }
    }
}
