package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GivenUpTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    @Test
    void aPoisonEntryEndsAsADeadLetterWithItsCauseAndBlocksNobody() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, new byte[] {1, 2, 3});
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            // The second one is an envelope whose payload is of another shape than its type says.
            bench.streams.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 2)));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.startRelay();
            bench.effects.await(task, List.of(1L, 3L));
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
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            Envelope second = bench.numbered(task, 2);
            bench.streams.append(EVENTS, Poison.withUnknownType(second));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.effects.await(task, List.of(1L, 3L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(1, bench.journal.count("unrecognised:task.from-the-future.v9"));
            assertEquals(0, bench.journal.count("dead"));

            bench.streams.append(EVENTS, second);
            bench.effects.await(task, List.of(1L, 3L, 2L));
        }
    }

    @Test
    void anEventWhoseHandlerRunsOutOfMemoryEachTimeIsGivenUp() {
        try (Bench bench = Bench.fresh()) {
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        throw new OutOfMemoryError("planted");
                    });
            bench.streams.append(EVENTS, bench.numbered(Bench.newTask(), 1));

            Await.until("given up", () -> bench.journal.has("dead:java.lang.OutOfMemoryError"));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(3, bench.journal.count("retried"));
        }
    }

    @Test
    void workWhoseHandlerRunsOutOfMemoryEachTimeIsGivenUp() {
        try (Bench bench = Bench.fresh()) {
            StreamKey work = StreamName.allWorkTasks().getFirst();
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    StreamName.Group.AGENT_WORKERS,
                    1,
                    held -> {
                        throw new OutOfMemoryError("planted");
                    });
            bench.streams.append(work, bench.numbered(Bench.newTask(), 1));

            Await.until("given up", () -> bench.journal.has("dead:java.lang.OutOfMemoryError"));
            bench.awaitNothingPending(work, StreamName.Group.AGENT_WORKERS);
            assertEquals(3, bench.journal.count("retried"));
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
                        return bench.effects.add(envelope);
                    });
            bench.startRelay();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            bench.effects.await(task, List.of(2L));
            var letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();
            assertEquals(4, letter.attempts());
            assertEquals(4, letter.history().size());
            assertTrue(letter.cause().contains("broken"), letter.cause());
            bench.awaitNothingPending(EVENTS, GROUP);

            repaired.countDown();
            bench.delivery.deadLetters().requeue(letter);
            bench.effects.await(task, List.of(2L, 1L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertThrows(
                    IllegalStateException.class,
                    () -> bench.delivery.deadLetters().requeue(letter),
                    "it has taken effect");
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
                        Outcome done = bench.effects.add(envelope);
                        return envelope.sequence() == 1 ? Outcome.rejected("unwanted") : done;
                    });
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, bench.numbered(task, 2));
            bench.effects.await(task, List.of(2L));
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
                                    : bench.effects.add(envelope));
            bench.streams.append(EVENTS, bench.numbered(waiting, 1));
            bench.streams.append(EVENTS, bench.numbered(next, 1));
            bench.effects.await(next, List.of(1L));
            // Silent for longer than a dead consumer's would be, and yet nobody touches it.
            Await.until(
                    "the entry has been silent for long",
                    () -> bench.streams.command(idle(bench, EVENTS)).size() == 1);
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
}
