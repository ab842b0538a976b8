package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GapTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    @Test
    void aGapIsWaitedForAndClosedInOrder() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.streams.append(EVENTS, bench.numbered(task, 4));
            Await.until("the gap is seen", () -> bench.journal.has("gap:" + task + "/4"));
            assertEquals(List.of(1L), bench.effects(task));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            bench.awaitEffects(task, List.of(1L, 2L, 3L, 4L));
            bench.awaitNothingPending(EVENTS, GROUP);
        }
    }

    @Test
    void aNumberThatNeverArrivesIsPassedOverAndRepairedWhenItComesLate() {
        DeliverySettings impatient =
                Bench.quick()
                        .withRetries(
                                4,
                                Duration.ofMillis(40),
                                Duration.ofMillis(100),
                                Duration.ofMillis(300));
        try (Bench bench = Bench.fresh(impatient)) {
            TaskId task = Bench.newTask();
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 4));
            bench.awaitEffects(task, List.of(1L, 4L));
            assertEquals(2L, bench.query("select count(*) from inbox_tombstone"));
            assertEquals(1, bench.journal.count("dead:numbers 2 to 3 of " + task));

            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.awaitEffects(task, List.of(1L, 4L, 3L));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(1L, 4L, 3L), bench.effects(task));
            assertEquals(1L, bench.query("select count(*) from inbox_tombstone"));
        }
    }

    @Test
    void laterOnesWaitForOneThatIsBeingTriedAgainHoweverLongThatTakes() {
        DeliverySettings impatient =
                Bench.quick()
                        .withRetries(
                                50,
                                Duration.ofMillis(40),
                                Duration.ofMillis(100),
                                Duration.ofMillis(100));
        try (Bench bench = Bench.fresh(impatient)) {
            TaskId task = Bench.newTask();
            CountDownLatch repaired = new CountDownLatch(1);
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope ->
                            envelope.sequence() == 1 && repaired.getCount() > 0
                                    ? Outcome.retryLater("not yet")
                                    : bench.effect(envelope));
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            Await.until(
                    "the gap has lasted longer than the patience",
                    () -> bench.journal.count("retried:" + task + "/1") > 8);
            repaired.countDown();
            bench.awaitEffects(task, List.of(1L, 2L));
        }
    }
}
