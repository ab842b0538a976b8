package io.millrace.gateway.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.teststack.Await;
import io.millrace.teststack.TestStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlowWatcherTest {
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
    void a_stuck_watcher_is_overrun_and_keeps_nobody_waiting() {
        RecordingWatcher stuck = listening.watch(null);
        RecordingWatcher other = listening.watch(null);
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
                    for (int i = 0; i < ListeningHub.BOUND; i++) {
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
        RecordingWatcher watcher = listening.watch(null);
        for (int i = 0; i < ListeningHub.BOUND * 10; i++) {
            events.write();
        }

        watcher.awaitExactly(1, ListeningHub.BOUND * 10);

        assertFalse(watcher.isOverrun());
    }
}
