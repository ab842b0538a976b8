package io.millrace.session.cancellations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/// Brings every requested cancellation to an end, also when the worker is dead. Safe in many
/// instances: each session is dealt with under its row lock, and skipped while somebody else has
/// it.
@Singleton
public class CancellationEnforcer {
    private static final Logger LOG = Logger.getLogger(CancellationEnforcer.class);
    private static final String NAME = "cancellation-enforcer";
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Cancellations cancellations;
    private final CancellationConfig config;
    private final MeterRegistry meters;
    private final AtomicInteger active = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread loop = Thread.ofVirtual().name(NAME).unstarted(this::run);

    CancellationEnforcer(
            Cancellations cancellations, CancellationConfig config, MeterRegistry meters) {
        this.cancellations = cancellations;
        this.config = config;
        this.meters = meters;
        meters.gauge("millrace_jobs_active", Tags.of("task", NAME), active);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        if (!loop.join(GRACE)) {
            LOG.warn("The cancellation enforcer did not end its round in time");
        }
    }

    private void run() {
        try {
            while (!stopping.await(config.interval().toMillis(), TimeUnit.MILLISECONDS)) {
                safely();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One round.
    ///
    /// @return how many tasks were ended
    int round() {
        int ended = 0;
        for (var session : cancellations.overdue(config.batch())) {
            ended += cancellations.enforce(session);
        }
        return ended;
    }

    private void safely() {
        Timer.Sample sample = Timer.start(meters);
        active.incrementAndGet();
        String outcome = "ok";
        try {
            int ended = round();
            if (ended > 0) {
                LOG.infof("%d cancelled tasks were ended without an answer of their agents", ended);
            }
        } catch (RuntimeException e) {
            // The next round tries again; a loop that dies in silence would be worse.
            outcome = "failed";
            LOG.error("A round of the cancellation enforcer failed", e);
        } finally {
            active.decrementAndGet();
            sample.stop(meters.timer("millrace_jobs_duration", "task", NAME));
            meters.counter("millrace_jobs", "task", NAME, "outcome", outcome).increment();
        }
    }
}
