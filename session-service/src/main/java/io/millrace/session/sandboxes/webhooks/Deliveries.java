package io.millrace.session.sandboxes.webhooks;

import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.calls.Backoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/// The two transactions around one attempt.
@ApplicationScoped
public class Deliveries {
    private static final Logger LOG = Logger.getLogger(Deliveries.class);
    private static final Duration CLAIM_MARGIN = Duration.ofSeconds(10);

    private final DeliveryRepository deliveries;
    private final Backoff backoff;
    private final Duration claimTime;
    private final int maxAttempts;
    private final InstantSource time;

    public Deliveries(DeliveryRepository deliveries, SandboxConfig config, InstantSource time) {
        this.deliveries = deliveries;
        this.time = time;
        backoff = new Backoff(config.webhooks().firstBackoff(), config.webhooks().maxBackoff());
        claimTime = config.webhooks().timeout().plus(CLAIM_MARGIN);
        maxAttempts = config.webhooks().maxAttempts();
    }

    /// What is still to be told.
    @Transactional
    Backlog backlog() {
        return deliveries.backlog(time.instant());
    }

    /// An attempt that has been begun.
    record Attempt(UUID delivery, int number, String subscriber, String body) {}

    /// Begins the next attempt; others leave it alone for as long as it may take.
    ///
    /// @param spared subscribers to be left alone
    @Transactional
    Optional<Attempt> beginNext(Set<String> spared) {
        Instant now = time.instant();
        return deliveries
                .lockDue(now, spared)
                .map(delivery -> {
                    delivery.attempts++;
                    delivery.nextAttemptAt = now.plus(claimTime);
                    return new Attempt(
                            delivery.id, delivery.attempts, delivery.subscriber, delivery.body);
                });
    }

    /// Writes down what an attempt has brought.
    ///
    /// @param failure empty when it was taken
    @Transactional
    void finish(Attempt attempt, Optional<String> failure) {
        DeliveryEntity delivery = deliveries.findById(attempt.delivery());
        if (delivery == null || delivery.attempts != attempt.number()) {
            return;
        }
        Instant now = time.instant();
        delivery.lastError = failure.orElse(null);
        if (failure.isEmpty()) {
            delivery.deliveredAt = now;
            delivery.nextAttemptAt = null;
        } else if (delivery.attempts < maxAttempts) {
            delivery.nextAttemptAt = now.plus(backoff.after(delivery.attempts));
        } else {
            delivery.nextAttemptAt = null;
            LOG.errorf("Webhook delivery %s is given up: %s", delivery.id, failure.get());
        }
    }
}
