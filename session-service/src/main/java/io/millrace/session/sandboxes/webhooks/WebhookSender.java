package io.millrace.session.sandboxes.webhooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxConfig.Subscriber;
import io.millrace.session.sandboxes.calls.BoundedCalls;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Sends one message to one subscriber, signed now.
@Singleton
public class WebhookSender {
    private static final int OK = 200;
    private static final int MULTIPLE_CHOICES = 300;

    private final BoundedCalls calls;
    private final Duration timeout;
    private final InstantSource time;

    WebhookSender(SandboxConfig config, ObjectMapper json, InstantSource time) {
        calls = new BoundedCalls("the subscriber", json);
        timeout = config.webhooks().timeout();
        this.time = time;
    }

    /// @param name in messages
    /// @param delivery the same for each attempt, so that the subscriber can tell
    /// @return why it was not taken; empty when it was
    Optional<String> send(String name, Subscriber subscriber, UUID delivery, String body)
            throws InterruptedException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(subscriber.url())
                        .header("Content-Type", "application/json")
                        .header("Millrace-Delivery", delivery.toString())
                        .header(
                                WebhookSignature.HEADER,
                                WebhookSignature.of(subscriber.secret(), time.instant(), bytes))
                        .POST(BodyPublishers.ofByteArray(bytes))
                        .build();
        try {
            int status = calls.send(request, timeout).status();
            return status >= OK && status < MULTIPLE_CHOICES
                    ? Optional.empty()
                    : Optional.of("subscriber " + name + " answered " + status);
        } catch (IOException e) {
            return Optional.of("subscriber " + name + ": " + e.getMessage());
        }
    }

    @PreDestroy
    void close() {
        calls.close();
    }
}
