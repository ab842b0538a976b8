package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.ArrayList;
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
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.streams.append(EVENTS, bench.numbered(task, 4));
            Await.until("the gap is seen", () -> bench.journal.has("gap:" + task + "/4"));
            assertEquals(List.of(1L), bench.effects.of(task));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            bench.effects.await(task, List.of(1L, 2L, 3L, 4L));
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
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 4));
            bench.effects.await(task, List.of(1L, 4L));
            assertEquals(2L, bench.query("select count(*) from inbox_tombstone"));
            assertEquals(1, bench.journal.count("dead:numbers 2 to 3 of " + task));

            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.effects.await(task, List.of(1L, 4L, 3L));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(1L, 4L, 3L), bench.effects.of(task));
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
                                    : bench.effects.add(envelope));
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            Await.until(
                    "the gap has lasted longer than the patience",
                    () -> bench.journal.count("retried:" + task + "/1") > 8);
            repaired.countDown();
            bench.effects.await(task, List.of(1L, 2L));
        }
    }

    @Test
    void whoeverLosesPatienceFirstJumpsOverNobodyThatHasArrived() {
        try (Bench bench = Bench.fresh()) {
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            for (int round = 0; round < 8; round++) {
                // given all have arrived but 2, and in the second half also 4
                TaskId task = Bench.newTask();
                boolean twoGaps = round >= 4;
                List<Long> arrived = twoGaps ? List.of(3L, 5L, 6L) : List.of(3L, 4L, 5L, 6L);
                bench.streams.append(EVENTS, bench.numbered(task, 1));
                for (long number : arrived.reversed()) {
                    bench.streams.append(EVENTS, bench.numbered(task, number));
                    Await.until(
                            number + " waits",
                            () -> bench.journal.has("gap:" + task + "/" + number));
                }

                // when a later one's patience ends first
                losePatience(bench, task, arrived.get(arrived.size() - 1 - round % 3));

                // then the earlier ones have their turn first
                List<Long> all = new ArrayList<>(List.of(1L));
                all.addAll(arrived);
                bench.effects.await(task, all);
                assertEquals(
                        twoGaps ? 2L : 1L,
                        bench.query(
                                "select count(*) from inbox_tombstone where subject = ?",
                                task.toString()));
                assertEquals(1, bench.journal.count("dead:numbers 2 to 2 of " + task));
            }
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(0L, bench.query("select count(*) from delivery_attempt"));
        }
    }

    @Test
    void aNumberTooFarAheadIsGivenUpAndMovesNothing() {
        DeliverySettings impatient =
                Bench.quick()
                        .withRetries(
                                4,
                                Duration.ofMillis(40),
                                Duration.ofMillis(100),
                                Duration.ofMillis(300));
        try (Bench bench = Bench.fresh(impatient)) {
            TaskId task = Bench.newTask();
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, Long.MAX_VALUE));
            bench.streams.append(EVENTS, bench.numbered(task, Long.MAX_VALUE - 1));
            bench.streams.append(
                    EVENTS, Poison.withUnknownType(bench.numbered(task, Long.MAX_VALUE)));
            bench.streams.append(
                    EVENTS, Poison.withWrongPayload(bench.numbered(task, Long.MAX_VALUE)));
            Await.until(
                    "both are given up",
                    () ->
                            bench.journal.lines().stream()
                                            .filter(line -> line.startsWith("dead:number "))
                                            .filter(line -> line.endsWith(" is too far beyond 1"))
                                            .count()
                                    == 2);
            bench.awaitNothingPending(EVENTS, GROUP);

            bench.streams.append(EVENTS, bench.numbered(task, 2));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.effects.await(task, List.of(1L, 2L, 3L));
            assertEquals(3L, bench.query("select last_sequence from inbox_position"));
            assertEquals(0L, bench.query("select count(*) from inbox_tombstone"));
        }
    }

    /// That it waits is told before it is stored.
    private static void losePatience(Bench bench, TaskId task, long number) {
        Await.until(
                number + " is stored as waiting",
                () ->
                        bench.update(
                                        """
                                        update delivery_attempt
                                        set gap_since = gap_since - interval '1 hour',
                                            due_at = clock_timestamp()
                                        where subject = ? and sequence = ?
                                        """,
                                        task.toString(),
                                        number)
                                == 1);
    }
}
