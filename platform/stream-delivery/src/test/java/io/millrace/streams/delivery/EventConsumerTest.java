package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.DeadLetter;
import io.millrace.streams.contract.Envelope;
import io.millrace.streams.contract.StreamKey;
import io.millrace.streams.contract.StreamName;
import io.millrace.streams.contract.TaskId;
import io.millrace.teststack.Await;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EventConsumerTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    @Test
    void anEnvelopeThatComesTwiceTakesEffectOnce() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope envelope = bench.numbered(task, 1);
            bench.append(EVENTS, envelope);
            bench.append(EVENTS, envelope);
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(List.of(1L), bench.effects(task));
        }
    }

    @Test
    void anEnvelopeWithoutANumberThatComesTwiceTakesEffectOnce() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope envelope = bench.numbered(task, 0);
            bench.append(EVENTS, envelope);
            bench.append(EVENTS, envelope);
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(0L), bench.effects(task));
        }
    }

    @Test
    void aNumberThatHasPassedTakesNoEffectUnderAnotherId() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            assertEquals(List.of(1L), bench.effects(task));
        }
    }

    @Test
    void twoConsumersOfAGroupKeepTheOrderOfEachSubject() {
        try (Bench bench = Bench.fresh()) {
            List<TaskId> tasks = IntStream.range(0, 5).mapToObj(i -> Bench.newTask()).toList();
            for (int number = 1; number <= 20; number++) {
                for (TaskId task : tasks) {
                    bench.append(EVENTS, bench.numbered(task, number));
                }
            }
            Bench other = bench.another(Bench.quick().withSlots(3));
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            other.startConsumer(EVENTS, GROUP, other::effect);
            for (TaskId task : tasks) {
                bench.awaitEffects(task, LongStream.rangeClosed(1, 20).boxed().toList());
            }
            bench.awaitNothingPending(EVENTS, GROUP);
        }
    }

    @Test
    void whatAHandlerWroteIsGoneWhenItFailsAndTheNextAttemptStartsAfresh() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.append(EVENTS, bench.numbered(task, 1));
            List<Envelope> seen = new ArrayList<>();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        bench.effect(envelope);
                        seen.add(envelope);
                        if (seen.size() == 1) {
                            throw new IllegalStateException("the first time");
                        }
                        return seen.size() == 2
                                ? Outcome.retryLater("the second time")
                                : Outcome.handled();
                    });
            bench.awaitEffects(task, List.of(1L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(3, seen.size());
            assertEquals(2, bench.journal.count("retried"));
            assertEquals(0L, bench.query("select count(*) from delivery_attempt"));
        }
    }

    @Test
    void aGapIsWaitedForAndClosedInOrder() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 3));
            bench.append(EVENTS, bench.numbered(task, 4));
            Await.until("the gap is seen", () -> bench.journal.has("gap:" + task + "/4"));
            assertEquals(List.of(1L), bench.effects(task));
            bench.append(EVENTS, bench.numbered(task, 2));
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
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 4));
            bench.awaitEffects(task, List.of(1L, 4L));
            assertEquals(2L, bench.query("select count(*) from inbox_tombstone"));
            assertEquals(1, bench.journal.count("dead:numbers 2 to 3 of " + task));

            bench.append(EVENTS, bench.numbered(task, 3));
            bench.awaitEffects(task, List.of(1L, 4L, 3L));
            bench.append(EVENTS, bench.numbered(task, 3));
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
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 2));
            Await.until(
                    "the gap has lasted longer than the patience",
                    () -> bench.journal.count("retried:" + task + "/1") > 8);
            repaired.countDown();
            bench.awaitEffects(task, List.of(1L, 2L));
        }
    }

    @Test
    void aPoisonEntryEndsAsADeadLetterWithItsCauseAndBlocksNobody() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.append(EVENTS, new byte[] {1, 2, 3});
            bench.append(EVENTS, bench.numbered(task, 1));
            // The second one is an envelope whose payload is of another shape than its type says.
            bench.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 2)));
            bench.append(EVENTS, bench.numbered(task, 3));
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.startRelay();
            bench.awaitEffects(task, List.of(1L, 3L));
            bench.awaitNothingPending(EVENTS, GROUP);

            List<DeadLetter> letters =
                    bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(2).stream()
                            .map(e -> (DeadLetter) e.data())
                            .toList();
            assertTrue(
                    letters.stream().anyMatch(l -> l.cause().contains("no compressed JSON")),
                    letters.toString());
            assertTrue(
                    letters.stream().anyMatch(l -> l.cause().contains("not readable")),
                    letters.toString());
            assertTrue(letters.stream().allMatch(l -> l.stream().equals(EVENTS.key())));
            assertEquals(2, bench.journal.count("dead"), "no number was missed");
        }
    }

    @Test
    void anUnknownTypeIsLetPassAndCountedAndCanBeRepairedByALaterBuild() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.append(EVENTS, bench.numbered(task, 1));
            Envelope second = bench.numbered(task, 2);
            bench.append(EVENTS, Poison.withUnknownType(second));
            bench.append(EVENTS, bench.numbered(task, 3));
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.awaitEffects(task, List.of(1L, 3L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(1, bench.journal.count("unrecognised:task.from-the-future.v9"));
            assertEquals(0, bench.journal.count("dead"));

            bench.append(EVENTS, second);
            bench.awaitEffects(task, List.of(1L, 3L, 2L));
        }
    }

    @Test
    void whatFailsForGoodBecomesADeadLetterWithItsHistoryAndCanBePutBack() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch repaired = new CountDownLatch(1);
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        if (envelope.sequence() == 1 && repaired.getCount() > 0) {
                            throw new IllegalStateException("broken");
                        }
                        return bench.effect(envelope);
                    });
            bench.startRelay();
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 2));
            bench.awaitEffects(task, List.of(2L));
            var letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();
            assertEquals(4, letter.attempts());
            assertEquals(4, letter.history().size());
            assertTrue(letter.cause().contains("broken"), letter.cause());
            bench.awaitNothingPending(EVENTS, GROUP);

            repaired.countDown();
            bench.delivery.deadLetters().requeue(letter);
            bench.awaitEffects(task, List.of(2L, 1L));
        }
    }

    @Test
    void aRejectedEventIsADeadLetterAtOnceAndLeavesNothingBehind() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        Outcome done = bench.effect(envelope);
                        return envelope.sequence() == 1 ? Outcome.rejected("unwanted") : done;
                    });
            bench.append(EVENTS, bench.numbered(task, 1));
            bench.append(EVENTS, bench.numbered(task, 2));
            bench.awaitEffects(task, List.of(2L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(
                    List.of("dead:unwanted"),
                    bench.journal.lines().stream().filter(l -> l.startsWith("dead")).toList());
            assertEquals(0, bench.journal.count("retried"));
        }
    }

    @Test
    void anEntryThatWaitsToBeTriedAgainOccupiesNoSlot() {
        try (Bench bench = Bench.fresh(Bench.quick().withSlots(1))) {
            TaskId waiting = Bench.newTask();
            TaskId next = Bench.newTask();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope ->
                            envelope.subject().equals(waiting.toString())
                                    ? new Outcome.RetryLater(Duration.ofMinutes(5), "much later")
                                    : bench.effect(envelope));
            bench.append(EVENTS, bench.numbered(waiting, 1));
            bench.append(EVENTS, bench.numbered(next, 1));
            bench.awaitEffects(next, List.of(1L));
            // Silent for longer than a dead consumer's would be, and yet nobody touches it.
            Await.until(
                    "the entry has been silent for long",
                    () -> bench.command(idle(bench, EVENTS)).size() == 1);
            assertEquals(1, bench.journal.count("retried"));
        }
    }

    private static Request idle(Bench bench, StreamKey stream) {
        return Request.cmd(Command.XPENDING)
                .arg(stream.key())
                .arg(GROUP)
                .arg("IDLE")
                .arg(bench.settings.abandonedAfter().multipliedBy(2).toMillis())
                .arg("-")
                .arg("+")
                .arg(10);
    }

    @Test
    void entriesOfADeadConsumerAreClaimedAndItIsRemovedFromTheGroup() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.append(EVENTS, bench.numbered(task, 1));
            GroupStream ghost = new GroupStream(bench.redis, EVENTS, GROUP, "ghost");
            ghost.create();
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                assertEquals(1, ghost.read(connection, 1, Duration.ZERO).size());
            }
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.awaitEffects(task, List.of(1L));
            assertEquals(1, bench.journal.count("claimed"));
            bench.awaitNothingPending(EVENTS, GROUP);
            Await.until(
                    "the ghost is gone",
                    () -> {
                        RedisScript.REMOVE_CONSUMERS.run(
                                bench.redis, List.of(EVENTS.key()), List.of(GROUP, 1_500));
                        return !bench.command(
                                        Request.cmd(Command.XINFO)
                                                .arg("CONSUMERS")
                                                .arg(EVENTS.key())
                                                .arg(GROUP))
                                .toString()
                                .contains("ghost");
                    });
        }
    }

    @Test
    void trimmingNeverPassesWhatIsNotHandled() {
        try (Bench bench = Bench.fresh()) {
            TaskId done = Bench.newTask();
            TaskId stuck = Bench.newTask();
            for (int number = 1; number <= 5; number++) {
                bench.append(EVENTS, bench.numbered(done, number));
            }
            String kept = bench.append(EVENTS, bench.numbered(stuck, 1));
            for (int number = 6; number <= 9; number++) {
                bench.append(EVENTS, bench.numbered(done, number));
            }
            // Another group that has been given nothing at all holds everything.
            GroupStream idle = new GroupStream(bench.redis, EVENTS, "idle", "nobody");
            idle.create();
            CountDownLatch release = new CountDownLatch(1);
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        if (envelope.subject().equals(stuck.toString())) {
                            await(release);
                        }
                        return bench.effect(envelope);
                    });
            bench.awaitEffects(done, LongStream.rangeClosed(1, 9).boxed().toList());
            GroupStream group = new GroupStream(bench.redis, EVENTS, GROUP, "trimmer");
            Housekeeping.trim(group);
            assertEquals(10, bench.length(EVENTS));

            bench.command(Request.cmd(Command.XGROUP).arg("DESTROY").arg(EVENTS.key()).arg("idle"));
            Await.until("trimmed", () -> bench.length(EVENTS) == 5);
            Housekeeping.trim(group);
            assertEquals(5, bench.length(EVENTS));
            assertEquals(
                    kept,
                    bench.command(Request.cmd(Command.XRANGE).arg(EVENTS.key()).arg("-").arg("+"))
                            .get(0)
                            .get(0)
                            .toString());
            release.countDown();
            bench.awaitEffects(stuck, List.of(1L));
            Await.until("all but the last are trimmed", () -> bench.length(EVENTS) == 1);
        }
    }

    @Test
    void aStreamWithoutTheGroupThatMustReadItIsNotTrimmed() {
        try (Bench bench = Bench.fresh()) {
            bench.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            bench.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            GroupStream other = new GroupStream(bench.redis, EVENTS, "other", "reader");
            other.create();
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                other.read(connection, 2, Duration.ZERO)
                        .forEach(entry -> other.acknowledge(entry.id()));
            }
            bench.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            Housekeeping.trim(new GroupStream(bench.redis, EVENTS, GROUP, "trimmer"));
            assertEquals(3, bench.length(EVENTS));
        }
    }

    @Test
    void closingWaitsForWhatIsBeingHandled() throws Exception {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            EventConsumer consumer =
                    bench.startConsumer(
                            EVENTS,
                            GROUP,
                            envelope -> {
                                begun.countDown();
                                await(release);
                                return bench.effect(envelope);
                            });
            bench.append(EVENTS, bench.numbered(task, 1));
            assertTrue(begun.await(20, TimeUnit.SECONDS));
            Thread closing = Thread.ofVirtual().start(consumer::close);
            Await.until(
                    "closing waits for the handler",
                    () ->
                            Arrays.stream(closing.getStackTrace())
                                    .anyMatch(
                                            f -> f.getClassName().equals(InHand.class.getName())));
            release.countDown();
            closing.join(Duration.ofSeconds(10));
            assertEquals(List.of(1L), bench.effects(task));
            assertEquals(0, bench.pending(EVENTS, GROUP));
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
