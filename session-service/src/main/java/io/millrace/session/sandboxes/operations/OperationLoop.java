package io.millrace.session.sandboxes.operations;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.background.Round;
import io.millrace.session.background.Rounds;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxEvent;
import io.millrace.session.sandboxes.webhooks.Webhooks;
import io.millrace.streams.delivery.threads.Loop;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The background task `sandbox-pool`: settles the returns that are due and takes back items whose
/// loan is over. Safe in many instances: each item and operation is dealt with under its row lock,
/// and passed over while somebody else has it.
@Singleton
public class OperationLoop implements Job {
    private static final Logger LOG = Logger.getLogger(OperationLoop.class);

    private final Operations operations;
    private final Webhooks webhooks;
    private final int batch;
    private final Duration interval;
    private volatile @Nullable Loop loop;

    OperationLoop(Operations operations, Webhooks webhooks, SandboxConfig config) {
        this.operations = operations;
        this.webhooks = webhooks;
        batch = config.operations().batch();
        interval = config.operations().interval();
    }

    @Override
    public JobName name() {
        return JobName.SANDBOX_POOL;
    }

    @Override
    public Backlog backlog() {
        return operations.backlog();
    }

    @Override
    public Running start(Rounds rounds) {
        Loop started =
                Loop.of(name().wireName(), interval, () -> rounds.run(this::round).more()).start();
        loop = started;
        return started::close;
    }

    /// The next round begins at once, if this process runs them.
    public void wake() {
        Loop running = loop;
        if (running != null) {
            running.wake();
        }
    }

    private Round round() {
        try {
            return Round.of(Math.max(takeBackExpired(), settle()), batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Round(0, false);
        }
    }

    private int takeBackExpired() {
        int expired = 0;
        while (expired < batch && operations.takeBackExpired()) {
            expired++;
        }
        if (expired > 0) {
            LOG.warnf("%d sandboxes were taken back from borrowers who were not heard of", expired);
        }
        return expired;
    }

    private int settle() throws InterruptedException {
        for (int done = 0; done < batch; done++) {
            Optional<Operations.Step> step = operations.beginNext();
            if (step.isEmpty()) {
                return done;
            }
            operations.finish(
                    step.get(),
                    webhooks.consent(
                            SandboxEvent.RETURN,
                            step.get().operation(),
                            step.get().item(),
                            step.get().json()));
        }
        return batch;
    }
}
