package io.millrace.streams.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.delivery.settings.StreamSample;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeliveryMetersTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DeliveryMeters meters = new DeliveryMeters(registry);

    @Test
    void streams_of_many_sessions_are_counted_as_one() {
        for (int i = 0; i < 3; i++) {
            StreamKey session = StreamName.fanoutSession(new SessionId(UUID.randomUUID()));
            meters.published(session.key(), Duration.ofMillis(2));
            meters.refused(session.key(), "full");
        }

        assertEquals(
                3,
                registry.get("millrace_relay_delay")
                        .tag("stream", "fanout.session")
                        .timer()
                        .count());
        assertEquals(
                3,
                registry.get("millrace_relay_refused")
                        .tag("stream", "fanout.session")
                        .counter()
                        .count());
    }

    @Test
    void a_gauge_shows_the_latest_sample_of_its_stream_and_group() {
        meters.sampled(EVENTS, "a", new StreamSample(5, 4, 3, Duration.ofSeconds(2)));
        meters.sampled(EVENTS, "b", new StreamSample(9, 9, 9, Duration.ZERO));
        meters.sampled(EVENTS, "a", new StreamSample(8, 7, 6, Duration.ofMillis(1_500)));

        assertEquals(8, gauge("millrace_stream_length"));
        assertEquals(7, gauge("millrace_stream_lag"));
        assertEquals(6, gauge("millrace_stream_pending"));
        assertEquals(1.5, gauge("millrace_stream_oldest_pending_seconds"));
    }

    private double gauge(String name) {
        return registry.get(name).tags("stream", "events.tasks", "group", "a").gauge().value();
    }
}
