package io.millrace.session.sandboxes.webhooks;

import io.millrace.session.background.Backlog;
import io.millrace.session.background.JobName;
import io.millrace.session.background.RepeatedJob;
import io.millrace.session.background.Round;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxConfig.Subscriber;
import io.millrace.session.sandboxes.calls.BoundedCalls;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The background task `sandbox-webhooks`: sends what subscribers are to be told. A subscriber that
/// fails is left alone until the next round, so that it does not keep the others waiting. Safe in
/// many instances.
@Singleton
public class WebhookLoop implements RepeatedJob {
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final Map<String, Subscriber> subscribers;
    private final int batch;
    private final Duration interval;

    WebhookLoop(Deliveries deliveries, WebhookSender sender, SandboxConfig config) {
        this.deliveries = deliveries;
        this.sender = sender;
        subscribers = config.webhooks().subscribers();
        batch = config.operations().batch();
        interval = config.webhooks().interval();
    }

    /// A wrong address is found at start, not by the first borrower.
    void check(@Observes StartupEvent event) {
        subscribers.forEach((name, subscriber) ->
                BoundedCalls.requireAddress(
                        "millrace.sandboxes.webhooks.subscribers." + name + ".url",
                        subscriber.url()));
    }

    @Override
    public JobName name() {
        return JobName.SANDBOX_WEBHOOKS;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public Backlog backlog() {
        return deliveries.backlog();
    }

    @Override
    public Round round() {
        try {
            return Round.of(send(), batch);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Round(0, false);
        }
    }

    private int send() throws InterruptedException {
        Set<String> failing = new HashSet<>();
        for (int done = 0; done < batch; done++) {
            Optional<Deliveries.Attempt> next = deliveries.beginNext(failing);
            if (next.isEmpty()) {
                return done;
            }
            Deliveries.Attempt attempt = next.get();
            Subscriber subscriber = subscribers.get(attempt.subscriber());
            Optional<String> failure =
                    subscriber == null
                            ? Optional.of("there is no subscriber " + attempt.subscriber())
                            : sender.send(
                                    attempt.subscriber(),
                                    subscriber,
                                    attempt.delivery(),
                                    attempt.body());
            if (failure.isPresent()) {
                failing.add(attempt.subscriber());
            }
            deliveries.finish(attempt, failure);
        }
        return batch;
    }
}
