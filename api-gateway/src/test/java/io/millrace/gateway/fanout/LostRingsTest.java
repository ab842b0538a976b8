package io.millrace.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.localstack.redis.RedisServer;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.teststack.Await;
import io.millrace.teststack.TestStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What happens when the bell is not heard, or Redis goes and comes back.
class LostRingsTest {
    private static final Duration POLL = Duration.ofMillis(500);

    @Test
    void a_lost_ring_delays_an_event_and_does_not_lose_it() {
        try (ListeningHub listening = new ListeningHub(TestStack.freshRedisUrl(), POLL)) {
            Events events = listening.events();
            events.write();
            RecordingWatcher watcher = listening.watch(Position.BEGINNING);
            watcher.awaitExactly(1, 1);
            events.write();
            watcher.awaitExactly(1, 2);
            // A ring that is still on its way would bring the next event along: outlast one wait.
            Await.until("the bell is silent", new Quiet(ListeningHub.BLOCK.multipliedBy(2)));

            events.writeUnheard();

            watcher.awaitExactly(1, 3);
        }
    }

    @Test
    void redis_restarted_with_its_memory_costs_nothing() {
        onOwnRedis((server, listening) -> {
            Events events = listening.events();
            RecordingWatcher watcher = listening.watch(null);
            events.write();
            watcher.awaitExactly(1, 1);

            server.restart();
            writeWhenBack(events);
            events.write();

            watcher.awaitExactly(1, 3);
        });
    }

    @Test
    void redis_restarted_empty_is_told_to_everybody() {
        onOwnRedis((server, listening) -> {
            Events events = listening.events();
            RecordingWatcher watcher = listening.watch(null);
            Position first = events.write();
            watcher.awaitExactly(1, 1);

            server.restartEmpty();
            // Nothing is written: it is found out all the same.
            watcher.awaitExactly(List.of("1", "resync"));
            events.write();

            watcher.awaitExactly(List.of("1", "resync", "2"));
            Opened again = listening.watch(first).opened();
            assertFalse(again.recovered());
            assertNotEquals(first.epoch(), again.position().epoch());
        });
    }

    private static void writeWhenBack(Events events) {
        Await.until(
                "Redis takes events again",
                () -> {
                    events.write();
                    return true;
                });
    }

    private interface OnServer {
        void run(RedisServer server, ListeningHub listening);
    }

    private static void onOwnRedis(OnServer test) {
        RedisServer server = TestStack.newRedis();
        try (ListeningHub listening = new ListeningHub(server.url(), POLL)) {
            test.run(server, listening);
        } finally {
            server.kill();
        }
    }

    /// Holds once a time has passed.
    private record Quiet(long until) implements Callable<Boolean> {
        Quiet(Duration time) {
            this(System.nanoTime() + time.toNanos());
        }

        @Override
        public Boolean call() {
            return System.nanoTime() - until > 0;
        }
    }
}
