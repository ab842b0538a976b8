package io.millrace.session.streams;

import io.millrace.session.background.ProcessConfig;
import io.millrace.session.tasks.TaskEventListener;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// What a process that is a server hears: the consumer of `events.tasks`. Background tasks, the
/// relay among them, are started by [io.millrace.session.background.Jobs].
@Singleton
public class StreamLoops {
    /// Of shutting down: what is still handled may have something to tell, so consumers end before
    /// the relay, and all of them before delivery itself.
    private static final int CONSUMERS_FIRST = 1_000;

    private static final int DELIVERY_LAST = 5_000;

    private final boolean server;
    private final Delivery delivery;
    private final EventConsumer taskEvents;

    StreamLoops(ProcessConfig process, Delivery delivery, TaskEventListener listener) {
        server = process.server();
        this.delivery = delivery;
        taskEvents =
                delivery.events(
                        StreamName.EVENTS_TASKS.key(), StreamName.Group.SESSION_SERVICE, listener);
    }

    void start(@Observes StartupEvent event) {
        if (server) {
            taskEvents.start();
        }
    }

    void stop(@Observes @Priority(CONSUMERS_FIRST) ShutdownEvent event) {
        if (server) {
            taskEvents.close();
        }
    }

    void closeDelivery(@Observes @Priority(DELIVERY_LAST) ShutdownEvent event) {
        delivery.close();
    }
}
