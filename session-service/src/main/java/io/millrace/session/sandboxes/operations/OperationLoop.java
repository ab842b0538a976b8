package io.millrace.session.sandboxes.operations;

import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxEvent;
import io.millrace.session.sandboxes.webhooks.Webhooks;
import io.millrace.streams.delivery.threads.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Settles the returns that are due and takes back items whose loan is over. Safe in many
/// instances: each item and operation is dealt with under its row lock, and passed over while
/// somebody else has it.
@Singleton
public class OperationLoop {
    private static final Logger LOG = Logger.getLogger(OperationLoop.class);

    private final Operations operations;
    private final Webhooks webhooks;
    private final int batch;
    private final Loop loop;

    OperationLoop(Operations operations, Webhooks webhooks, SandboxConfig config) {
        this.operations = operations;
        this.webhooks = webhooks;
        batch = config.operations().batch();
        loop = Loop.of("sandbox-pool", config.operations().interval(), this::round);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /// The next round begins at once.
    public void wake() {
        loop.wake();
    }

    /// One round; the next one comes after a pause.
    private boolean round() throws InterruptedException {
        int expired = 0;
        while (expired < batch && operations.takeBackExpired()) {
            expired++;
        }
        if (expired > 0) {
            LOG.warnf("%d sandboxes were taken back from borrowers who were not heard of", expired);
        }
        for (int i = 0; i < batch; i++) {
            Optional<Operations.Step> step = operations.beginNext();
            if (step.isEmpty()) {
                break;
            }
            operations.finish(
                    step.get(),
                    webhooks.consent(
                            SandboxEvent.RETURN,
                            step.get().operation(),
                            step.get().item(),
                            step.get().json()));
        }
        return false;
    }
}
