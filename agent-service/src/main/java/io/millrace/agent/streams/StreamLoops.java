package io.millrace.agent.streams;

import io.millrace.agent.titles.TitleSettings;
import io.millrace.agent.titles.TitleWorker;
import io.millrace.agent.tokens.SigningKeys;
import io.millrace.agent.work.ControlListener;
import io.millrace.agent.work.RunSettings;
import io.millrace.agent.work.RunWorker;
import io.millrace.agent.work.RunningTasks;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.WorkConsumer;
import io.millrace.streams.delivery.fanout.StreamTail;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/// The loops of this process: started with it, ended with it.
@Singleton
public class StreamLoops {
    private final Delivery delivery;
    private final SigningKeys keys;
    private final RunningTasks running;
    private final OutboxRelay relay;
    private final StreamTail control;
    private final WorkConsumer worker;
    private final WorkConsumer titles;

    public StreamLoops(
            Delivery delivery,
            SigningKeys keys,
            RunningTasks running,
            ControlListener listener,
            RunWorker handler,
            RunSettings settings,
            TitleWorker titleWorker,
            TitleSettings titleSettings) {
        this.delivery = delivery;
        this.keys = keys;
        this.running = running;
        relay = delivery.relay();
        control = delivery.tail(StreamName.CONTROL_TASKS.key(), listener);
        worker =
                delivery.work(
                        StreamName.allWorkTasks(),
                        StreamName.Group.AGENT_WORKERS,
                        settings.slots(),
                        handler);
        titles =
                delivery.work(
                        List.of(StreamName.WORK_TITLES.key()),
                        StreamName.Group.AGENT_TITLES,
                        titleSettings.slots(),
                        titleWorker);
    }

    void start(@Observes StartupEvent started) {
        // Before the first run needs it; a bad key file stops the start.
        keys.all();
        relay.start();
        control.start();
        worker.start();
        titles.start();
    }

    /// Runs stop where they are and are left to other workers; what they told before is still sent.
    void stop(@Observes ShutdownEvent stopping) {
        running.shutDown();
        worker.close();
        titles.close();
        control.close();
        relay.close();
        delivery.close();
    }
}
