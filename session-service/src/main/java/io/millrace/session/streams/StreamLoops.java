package io.millrace.session.streams;

import io.millrace.session.tasks.TaskEventListener;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// The loops of this process: the relay of the outbox, and the consumer of `events.tasks`.
@Singleton
public class StreamLoops {
    private final boolean enabled;
    private final Delivery delivery;
    private final OutboxRelay relay;
    private final EventConsumer taskEvents;

    StreamLoops(StreamConfig config, Delivery delivery, TaskEventListener listener) {
        enabled = config.enabled();
        this.delivery = delivery;
        relay = delivery.relay();
        taskEvents =
                delivery.events(
                        StreamName.EVENTS_TASKS.key(), StreamName.Group.SESSION_SERVICE, listener);
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            relay.start();
            taskEvents.start();
        }
    }

    /// In reverse order: what is still handled may have something to tell.
    void stop(@Observes ShutdownEvent event) {
        if (enabled) {
            taskEvents.close();
            relay.close();
        }
        delivery.close();
    }
}
