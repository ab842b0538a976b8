package io.millrace.session.sandboxes.webhooks;

import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxConfig.Subscriber;
import io.millrace.session.sandboxes.calls.BoundedCalls;
import io.millrace.streams.delivery.threads.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sends what subscribers are to be told. A subscriber that fails is left alone until the next
/// round, so that it does not keep the others waiting. Safe in many instances.
@Singleton
public class WebhookLoop {
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final Map<String, Subscriber> subscribers;
    private final int batch;
    private final Loop loop;

    WebhookLoop(Deliveries deliveries, WebhookSender sender, SandboxConfig config) {
        this.deliveries = deliveries;
        this.sender = sender;
        subscribers = config.webhooks().subscribers();
        batch = config.operations().batch();
        loop = Loop.of("sandbox-webhooks", config.webhooks().interval(), this::round);
    }

    /// A wrong address is found at start, not by the first borrower.
    void start(@Observes StartupEvent event) {
        subscribers.forEach((name, subscriber) ->
                BoundedCalls.requireAddress(
                        "millrace.sandboxes.webhooks.subscribers." + name + ".url",
                        subscriber.url()));
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        loop.close();
    }

    /// @return whether there may be more
    private boolean round() throws InterruptedException {
        Set<String> failing = new HashSet<>();
        for (int i = 0; i < batch; i++) {
            Optional<Deliveries.Attempt> next = deliveries.beginNext(failing);
            if (next.isEmpty()) {
                return false;
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
        return true;
    }
}
