package io.millrace.session.sandboxes.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sandboxes.allocation.SandboxConfig.Subscriber;
import io.millrace.session.sandboxes.allocation.SandboxEvent;
import io.millrace.streams.contract.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What subscribers are told: `{event, id, item, at}`, never a token.
@ApplicationScoped
public class Webhooks {
    private final Map<String, Subscriber> subscribers;
    private final DeliveryRepository deliveries;
    private final WebhookSender sender;
    private final ObjectMapper json;
    private final Ids ids;
    private final InstantSource time;

    public Webhooks(
            SandboxConfig config,
            DeliveryRepository deliveries,
            WebhookSender sender,
            ObjectMapper json,
            Ids ids,
            InstantSource time) {
        subscribers = config.webhooks().subscribers();
        this.deliveries = deliveries;
        this.sender = sender;
        this.json = json;
        this.ids = ids;
        this.time = time;
    }

    /// Tells those who need not agree, and of a submission everybody, once the caller's transaction
    /// has been committed.
    ///
    /// @param id of the sandbox
    @Transactional(Transactional.TxType.MANDATORY)
    public void announce(SandboxEvent event, UUID id, JsonNode item) {
        subscribers.forEach((name, subscriber) -> {
            if (subscriber.events().contains(event) && !mustAgree(subscriber, event)) {
                DeliveryEntity delivery = new DeliveryEntity();
                delivery.id = ids.next();
                delivery.subscriber = name;
                delivery.body = body(event, id, item);
                delivery.createdAt = time.instant();
                delivery.nextAttemptAt = delivery.createdAt;
                deliveries.persist(delivery);
            }
        });
    }

    /// Asks those whose consent is needed, one after the other; outside a transaction.
    ///
    /// @param delivery the same when this is asked again, so that a subscriber can tell
    /// @param id of the sandbox
    /// @return why one of them has not agreed; empty when all have
    public Optional<String> consent(SandboxEvent event, UUID delivery, UUID id, JsonNode item)
            throws InterruptedException {
        for (Map.Entry<String, Subscriber> entry : subscribers.entrySet()) {
            Subscriber subscriber = entry.getValue();
            if (subscriber.events().contains(event) && mustAgree(subscriber, event)) {
                Optional<String> failure =
                        sender.send(entry.getKey(), subscriber, delivery, body(event, id, item));
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean mustAgree(Subscriber subscriber, SandboxEvent event) {
        return subscriber.mustSucceed() && event != SandboxEvent.SUBMIT;
    }

    private String body(SandboxEvent event, UUID id, JsonNode item) {
        ObjectNode body = json.createObjectNode();
        body.put("event", event.wireName());
        body.put("id", id.toString());
        body.set("item", item);
        body.put("at", time.instant().toString());
        return body.toString();
    }
}
