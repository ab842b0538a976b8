package io.millrace.session.streams;

import io.millrace.session.background.ProcessConfig;
import io.millrace.session.deadletters.DeadLetterListener;
import io.millrace.session.tasks.TaskEventListener;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/// What a process that is a server hears: the consumers of `events.tasks` and `dead-letters`.
/// Background tasks, the relay among them, are started by [io.millrace.session.background.Jobs].
@Singleton
public class StreamLoops {
    /// Of shutting down: what is still handled may have something to tell, so consumers end before
    /// the relay, and all of them before delivery itself.
    private static final int CONSUMERS_FIRST = 1_000;

    private static final int DELIVERY_LAST = 5_000;

    private final boolean server;
    private final Delivery delivery;
    private final List<EventConsumer> consumers;

    StreamLoops(
            ProcessConfig process,
            Delivery delivery,
            TaskEventListener taskEvents,
            DeadLetterListener deadLetters) {
        server = process.server();
        this.delivery = delivery;
        consumers =
                List.of(
                        consumer(delivery, StreamName.EVENTS_TASKS, taskEvents),
                        consumer(delivery, StreamName.DEAD_LETTERS, deadLetters));
    }

    private static EventConsumer consumer(
            Delivery delivery, StreamName stream, EventHandler handler) {
        return delivery.events(stream.key(), StreamName.Group.SESSION_SERVICE, handler);
    }

    void start(@Observes StartupEvent event) {
        if (server) {
            consumers.forEach(EventConsumer::start);
        }
    }

    void stop(@Observes @Priority(CONSUMERS_FIRST) ShutdownEvent event) {
        if (server) {
            consumers.reversed().forEach(EventConsumer::close);
        }
    }

    void closeDelivery(@Observes @Priority(DELIVERY_LAST) ShutdownEvent event) {
        delivery.close();
    }
}
