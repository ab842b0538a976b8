package io.millrace.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.delivery.fanout.Position;
import io.millrace.teststack.TestStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FanoutHubTest {
    private ListeningHub listening;
    private Events events;

    @BeforeEach
    void start() {
        listening = new ListeningHub(TestStack.freshRedisUrl(), ListeningHub.SELDOM);
        events = listening.events();
    }

    @AfterEach
    void stop() {
        listening.close();
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
            watchers.add(listening.watch(after));
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
                    listening
                            .executor()
                            .submit(() -> {
                                together.await();
                                return listening.watch(first);
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
        RecordingWatcher watcher = listening.watch(null);
        assertTrue(watcher.opened().recovered());

        events.write();

        watcher.awaitExactly(2, 2);
    }

    @Test
    void a_position_from_an_answer_is_good_before_any_event_came() {
        events.write();
        Position told = listening.watch(null).opened().position();
        Position begun = listening.watch(Position.BEGINNING).opened().position();
        events.write();

        listening.watch(told).awaitExactly(2, 2);
        listening.watch(begun).awaitExactly(1, 2);
    }

    @Test
    void a_stream_nobody_has_written_can_be_waited_for() {
        RecordingWatcher now = listening.watch(null);
        RecordingWatcher all = listening.watch(Position.BEGINNING);

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

        RecordingWatcher watcher = listening.watch(first);
        events.write();

        assertFalse(watcher.opened().recovered());
        assertTrue(EntryIds.compare(watcher.opened().oldest(), first) > 0);
        watcher.awaitExactly(11, 11);
    }

    @Test
    void whoever_names_another_life_of_the_stream_is_told() {
        Position first = events.write();

        Opened opened = listening.watch(new Position("another", first.entryId())).opened();

        assertFalse(opened.recovered());
    }

    @Test
    void a_stream_nobody_watches_is_not_kept() {
        RecordingWatcher first = listening.watch(null);
        RecordingWatcher second = listening.watch(null);
        assertEquals(1, listening.hub().streams());
        assertEquals(2, listening.hub().subscriptions());

        first.leave();
        second.leave();
        second.leave();

        assertEquals(0, listening.hub().streams());
    }
}
