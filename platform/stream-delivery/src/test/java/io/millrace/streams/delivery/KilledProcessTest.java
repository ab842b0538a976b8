package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.HandlerProgram;
import io.millrace.streams.delivery.bench.RelayProgram;
import io.millrace.streams.delivery.bench.WorkerProgram;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.inbox.Attempts;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.teststack.Await;
import io.millrace.teststack.JavaProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KilledProcessTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    private static JavaProcess start(Class<?> program, Bench bench, String... more) {
        String[] arguments = new String[2 + more.length];
        arguments[0] = bench.databaseUrl;
        arguments[1] = bench.redisUrl;
        System.arraycopy(more, 0, arguments, 2, more.length);
        return JavaProcess.start(program, Map.of(), arguments);
    }

    @Test
    void aRelayKilledBetweenAppendingAndMarkingLosesNothingAndTheRepeatHasNoEffect() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            Envelope first = bench.enqueue(EVENTS, task, 1);
            Envelope second = bench.enqueue(EVENTS, task, 2);
            JavaProcess relay = bench.own(start(RelayProgram.class, bench));
            relay.awaitLine(RelayProgram.SENT);
            relay.awaitEnd();
            assertEquals(List.of(first, second), bench.probe(EVENTS).all());
            assertEquals(2L, bench.query("select count(*) from outbox where sent_at is null"));

            bench.startRelay();
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            assertEquals(List.of(first, second, first, second), bench.probe(EVENTS).awaitCount(4));
            Await.until("both repeats are seen", () -> bench.journal.count("duplicate") == 2);
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(List.of(1L, 2L), bench.effects.of(task));
        }
    }

    @Test
    void aHandlerKilledBeforeItsCommitHasNoEffectAndAnotherGoesOn() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            JavaProcess consumer =
                    bench.own(start(HandlerProgram.class, bench, HandlerProgram.BEFORE_COMMIT));
            consumer.awaitLine(HandlerProgram.BEFORE_COMMIT);
            consumer.awaitEnd();
            assertEquals(List.of(), bench.effects.of(task));
            assertEquals(1, bench.streams.pending(EVENTS, GROUP));

            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.effects.await(task, List.of(1L));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(1, bench.journal.count("claimed"));
        }
    }

    @Test
    void aHandlerKilledAfterItsCommitHasItsEffectOnce() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            JavaProcess consumer =
                    bench.own(
                            start(
                                    HandlerProgram.class,
                                    bench,
                                    HandlerProgram.BEFORE_ACKNOWLEDGEMENT));
            consumer.awaitLine(HandlerProgram.BEFORE_ACKNOWLEDGEMENT);
            consumer.awaitEnd();
            assertEquals(List.of(1L), bench.effects.of(task));
            assertEquals(1, bench.streams.pending(EVENTS, GROUP));

            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(1, bench.journal.count("duplicate"));
            assertEquals(List.of(1L), bench.effects.of(task));
        }
    }

    @Test
    void anEventThatKillsEveryConsumerBecomesADeadLetter() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            String group = GROUP;
            GroupStream ghost = new GroupStream(bench.redis, EVENTS, group, "ghost");
            ghost.create();
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                ghost.read(connection, 1, Duration.ZERO);
            }
            // Three have died over it already; this is the fourth.
            bench.transactions.runInTransaction(() -> {
                for (int i = 0; i < 3; i++) {
                    Attempts.failed(
                            bench.transactions.connection(),
                            group,
                            new Entry(EVENTS, "0-1", new byte[0]),
                            EnvelopeHeading.of(bench.probe(EVENTS).all().get(0)),
                            "its consumer fell silent");
                }
            });
            bench.startConsumer(EVENTS, group, bench.effects::add);
            Await.until("given up", () -> bench.journal.has("dead:its consumer fell silent"));
            bench.awaitNothingPending(EVENTS, group);
            assertEquals(List.of(), bench.effects.of(task));
        }
    }

    @Test
    void workOfAKilledWorkerGoesOnElsewhere() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(StreamName.allWorkTasks().get(1), bench.numbered(task, 1));
            JavaProcess worker = bench.own(start(WorkerProgram.class, bench));
            worker.awaitLine(WorkerProgram.STEP + 1);
            worker.kill();
            List<Integer> deliveries = new CopyOnWriteArrayList<>();
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    StreamName.Group.AGENT_WORKERS,
                    1,
                    work -> {
                        deliveries.add(work.deliveries());
                        WorkerProgram.step(bench, work);
                        return Outcome.handled();
                    });
            Await.until("the second epoch", () -> bench.effects.of(task).contains(2L));
            Await.until("finished", () -> bench.journal.has("handled:" + task + "/1"));
            assertEquals(List.of(2), deliveries);
        }
    }

    @Test
    void aWorkerThatWasPausedWakesUpFencedAndWritesNothingMore() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(StreamName.allWorkTasks().get(0), bench.numbered(task, 1));
            JavaProcess worker = bench.own(start(WorkerProgram.class, bench));
            worker.awaitLine(WorkerProgram.STEP + 1);
            worker.suspend();
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    StreamName.Group.AGENT_WORKERS,
                    1,
                    work -> {
                        WorkerProgram.step(bench, work);
                        return Outcome.handled();
                    });
            Await.until("finished", () -> bench.journal.has("handled:" + task + "/1"));
            worker.resume();
            worker.awaitLine(WorkerProgram.FENCED);
            worker.awaitLine(WorkerProgram.LOST);
            List<Long> epochs = bench.effects.of(task);
            assertEquals(2L, epochs.getLast(), "nothing was written after the second epoch began");
            assertEquals(epochs.stream().sorted().toList(), epochs);
            assertTrue(epochs.contains(1L));
            assertEquals(
                    0,
                    bench.streams.pending(
                            StreamName.allWorkTasks().get(0), StreamName.Group.AGENT_WORKERS));
        }
    }
}
