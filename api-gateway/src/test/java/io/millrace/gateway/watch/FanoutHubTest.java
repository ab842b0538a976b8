package io.millrace.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.redis.RedisServer;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.teststack.Await;
import io.millrace.teststack.TestStack;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanoutHubTest {
    private static final int BOUND = 100;
    private static final Duration BLOCK = Duration.ofMillis(200);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SELDOM = Duration.ofMinutes(10);

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final SessionId session = new SessionId(UUID.randomUUID());
    private Redis redis;
    private Events events;
    private FanoutHub hub;
    private BellListener listener;

    @BeforeEach
    void start() {
        startOn(TestStack.freshRedisUrl(), SELDOM);
    }

    private void startOn(String url, Duration poll) {
        redis =
                Redis.createClient(
                        vertx, new RedisOptions().setConnectionString(url).setMaxPoolSize(8));
        FanoutReader reader = new FanoutReader(new RedisLink(redis, Duration.ofSeconds(3)));
        events = new Events(url, session);
        hub = new FanoutHub(reader, new Channel.Bound(BOUND, 1_000_000, PATIENCE), 4);
        listener = new BellListener(hub, reader, BLOCK, poll);
        listener.start();
        Await.until("the listener listens", listener::connected);
    }

    @AfterEach
    void stop() {
        listener.close();
        executor.shutdownNow();
        events.close();
        redis.close();
        vertx.close();
    }

    @Test
    void whoever_comes_whenever_gets_every_event_once_and_in_order() throws Exception {
        int last = 3_000;
        List<Position> positions = new ArrayList<>();
        positions.add(Position.BEGINNING);
        List<RecordingWatcher> watchers = new ArrayList<>();
        List<Integer> firsts = new ArrayList<>();
        Random random = new Random(7);

        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 1; i <= last; i++) {
                                Position written = events.write();
                                synchronized (positions) {
                                    positions.add(written);
                                }
                            }
                        });
        while (writer.isAlive() && watchers.size() < 200) {
            int seen;
            Position after;
            synchronized (positions) {
                seen = random.nextInt(positions.size());
                after = positions.get(seen);
            }
            watchers.add(watcher().watch(hub, events, after));
            firsts.add(seen + 1);
        }
        writer.join();

        assertTrue(watchers.size() > 20, "watchers joined while events were written");
        for (int i = 0; i < watchers.size(); i++) {
            watchers.get(i).awaitExactly(firsts.get(i), last);
            assertFalse(watchers.get(i).isOverrun());
        }
    }

    @Test
    void when_everybody_comes_back_at_once_nobody_is_turned_away() throws Exception {
        Position first = events.write();
        events.write();
        CountDownLatch together = new CountDownLatch(1);
        List<Future<RecordingWatcher>> coming = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            coming.add(
                    executor.submit(() -> {
                        together.await();
                        return watcher().watch(hub, events, first);
                    }));
        }
        together.countDown();

        for (Future<RecordingWatcher> watcher : coming) {
            watcher.get(20, TimeUnit.SECONDS).awaitExactly(2, 2);
        }
    }

    @Test
    void whoever_names_no_position_begins_now() {
        events.write();
        RecordingWatcher watcher = watcher().watch(hub, events, null);
        assertTrue(watcher.opened().recovered());

        events.write();

        watcher.awaitExactly(2, 2);
    }

    @Test
    void a_position_from_an_answer_is_good_before_any_event_came() {
        events.write();
        Position told = watcher().watch(hub, events, null).opened().position();
        Position begun = watcher().watch(hub, events, Position.BEGINNING).opened().position();
        events.write();

        watcher().watch(hub, events, told).awaitExactly(2, 2);
        watcher().watch(hub, events, begun).awaitExactly(1, 2);
    }

    @Test
    void a_stream_nobody_has_written_can_be_waited_for() {
        RecordingWatcher now = watcher().watch(hub, events, null);
        RecordingWatcher all = watcher().watch(hub, events, Position.BEGINNING);

        events.write();

        now.awaitExactly(1, 1);
        all.awaitExactly(1, 1);
    }

    @Test
    void whoever_names_a_trimmed_position_is_told_and_goes_on_from_now() {
        Position first = events.write();
        for (int i = 2; i <= 10; i++) {
            events.write();
        }
        events.trim(3);

        RecordingWatcher watcher = watcher().watch(hub, events, first);
        events.write();

        assertFalse(watcher.opened().recovered());
        assertTrue(EntryIds.compare(watcher.opened().oldest(), first) > 0);
        watcher.awaitExactly(11, 11);
    }

    @Test
    void whoever_names_another_life_of_the_stream_is_told() {
        Position first = events.write();

        Opened opened =
                watcher().watch(hub, events, new Position("another", first.entryId())).opened();

        assertFalse(opened.recovered());
    }

    @Test
    void a_lost_ring_delays_an_event_and_does_not_lose_it() {
        listener.close();
        events.close();
        redis.close();
        startOn(TestStack.freshRedisUrl(), POLL);
        events.write();
        RecordingWatcher watcher = watcher().watch(hub, events, Position.BEGINNING);
        watcher.awaitExactly(1, 1);
        events.write();
        watcher.awaitExactly(1, 2);
        // A ring that is still on its way would bring the next event along: outlast one wait.
        Await.until("the bell is silent", new Quiet(BLOCK.multipliedBy(2)));

        events.writeUnheard();

        watcher.awaitExactly(1, 3);
    }

    @Test
    void a_stuck_watcher_is_overrun_and_keeps_nobody_waiting() {
        RecordingWatcher stuck = watcher().watch(hub, events, null);
        RecordingWatcher other = watcher().watch(hub, events, null);
        // One that sticks while it is still catching up is ended by the limit of its write.
        int[] live = {0};
        Await.until(
                "both follow live",
                () -> {
                    events.write();
                    live[0]++;
                    other.awaitLast(Integer.toString(live[0]));
                    stuck.awaitLast(Integer.toString(live[0]));
                    return stuck.opened().subscription().isLive();
                });
        stuck.stick();

        int[] written = {live[0]};
        Await.until(
                "the stuck one is overrun",
                () -> {
                    for (int i = 0; i < BOUND; i++) {
                        events.write();
                        written[0]++;
                    }
                    return stuck.isOverrun();
                });

        other.awaitExactly(1, written[0]);
        assertFalse(other.isOverrun());
        assertEquals(live[0] + 1, stuck.seen().size());
    }

    @Test
    void a_burst_longer_than_the_bound_makes_nobody_slow() {
        RecordingWatcher watcher = watcher().watch(hub, events, null);
        for (int i = 0; i < BOUND * 10; i++) {
            events.write();
        }

        watcher.awaitExactly(1, BOUND * 10);

        assertFalse(watcher.isOverrun());
    }

    @Test
    void a_stream_nobody_watches_is_not_kept() {
        RecordingWatcher first = watcher().watch(hub, events, null);
        RecordingWatcher second = watcher().watch(hub, events, null);
        assertEquals(1, hub.streams());
        assertEquals(2, hub.subscriptions());

        first.leave();
        second.leave();
        second.leave();

        assertEquals(0, hub.streams());
    }

    @Test
    void redis_restarted_with_its_memory_costs_nothing() {
        onOwnRedis(server -> {
            RecordingWatcher watcher = watcher().watch(hub, events, null);
            events.write();
            watcher.awaitExactly(1, 1);

            server.restart();
            writeWhenBack();
            events.write();

            watcher.awaitExactly(1, 3);
        });
    }

    @Test
    void redis_restarted_empty_is_told_to_everybody() {
        onOwnRedis(server -> {
            RecordingWatcher watcher = watcher().watch(hub, events, null);
            Position first = events.write();
            watcher.awaitExactly(1, 1);

            server.restartEmpty();
            // Nothing is written: it is found out all the same.
            watcher.awaitExactly(List.of("1", "resync"));
            events.write();

            watcher.awaitExactly(List.of("1", "resync", "2"));
            Opened again = watcher().watch(hub, events, first).opened();
            assertFalse(again.recovered());
            assertNotEquals(first.epoch(), again.position().epoch());
        });
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

    private void writeWhenBack() {
        Await.until(
                "Redis takes events again",
                () -> {
                    events.write();
                    return true;
                });
    }

    private interface OnServer {
        void run(RedisServer server);
    }

    private void onOwnRedis(OnServer test) {
        listener.close();
        events.close();
        redis.close();
        RedisServer server = TestStack.newRedis();
        try {
            startOn(server.url(), POLL);
            test.run(server);
        } finally {
            server.kill();
        }
    }

    private RecordingWatcher watcher() {
        return new RecordingWatcher(executor);
    }
}
