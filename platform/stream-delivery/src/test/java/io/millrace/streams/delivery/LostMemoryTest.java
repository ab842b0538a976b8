package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Journal;
import io.millrace.streams.delivery.bench.Schema;
import io.millrace.streams.delivery.bench.WorkerProgram;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import io.millrace.teststack.TestStack;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Servers that go away and come back, with and without what they knew.
@Timeout(60)
class LostMemoryTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;
    private static final int EVENTS_BEFORE = 30;
    private static final int EVENTS_ALL = 60;
    private static final List<Long> ALL = LongStream.rangeClosed(1, EVENTS_ALL).boxed().toList();

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() {
        redis = TestStack.newRedis();
    }

    @AfterAll
    static void stopRedis() {
        redis.stop();
    }

    private static Bench bench() {
        return Bench.on(Schema.freshDatabase(), redis.url(), new Journal(), Bench.quick());
    }

    private static void restartEmpty() {
        redis.wipe();
        startAgain();
    }

    /// What is left of the killed server may hold the port for a moment.
    private static void startAgain() {
        Await.until(
                "Redis is back",
                () -> {
                    redis.start();
                    return true;
                });
    }

    private static void enqueue(Bench bench, TaskId task, int from, int to) {
        for (int number = from; number <= to; number++) {
            bench.enqueue(EVENTS, task, number);
        }
    }

    @Test
    void redisKilledAndBackWithItsFileLosesNothing() {
        try (Bench bench = bench()) {
            TaskId task = Bench.newTask();
            bench.startRelay();
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            enqueue(bench, task, 1, EVENTS_BEFORE);
            Await.until("something was sent", () -> !bench.effects.of(task).isEmpty());
            redis.kill();
            enqueue(bench, task, EVENTS_BEFORE + 1, EVENTS_ALL);
            startAgain();
            bench.effects.await(task, ALL);
            Await.until(
                    "the tail is sent again",
                    () -> bench.journal.lines().toString().contains("restarted or failed over"));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(ALL, bench.effects.of(task));
        }
    }

    @Test
    void redisBackEmptyGetsTheWindowAgainAndNothingTakesEffectTwice() {
        try (Bench bench = bench()) {
            TaskId task = Bench.newTask();
            bench.startRelay();
            EventConsumer first = bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            enqueue(bench, task, 1, EVENTS_BEFORE);
            Await.until("some took effect", () -> bench.effects.of(task).size() > 5);
            // From here on entries are sent that nobody has handled when Redis loses them.
            first.close();
            enqueue(bench, task, EVENTS_BEFORE + 1, EVENTS_ALL - 1);
            Await.until(
                    "all are sent",
                    () ->
                            bench.query("select count(*) from outbox where sent_at is null")
                                    .equals(0L));
            assertTrue(bench.effects.of(task).size() < EVENTS_ALL - 1);
            restartEmpty();
            bench.enqueue(EVENTS, task, EVENTS_ALL);
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.effects.await(task, ALL);
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(ALL, bench.effects.of(task));
            assertTrue(bench.journal.lines().toString().contains("lost its memory"));
        }
    }

    @Test
    void workGoesOnWhileRedisForgetsItAndIsDoneOnce() {
        try (Bench bench = bench()) {
            StreamKey stream = StreamName.allWorkTasks().get(0);
            TaskId task = Bench.newTask();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            List<Boolean> lost = new CopyOnWriteArrayList<>();
            bench.startRelay();
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    StreamName.Group.AGENT_WORKERS,
                    2,
                    work -> {
                        begun.countDown();
                        Bench.await(release);
                        lost.add(work.lost());
                        WorkerProgram.step(bench, work);
                        return Outcome.handled();
                    });
            bench.enqueue(stream, task, 1);
            Bench.await(begun);
            restartEmpty();
            Await.until(
                    "it was sent again and found to be under way",
                    () ->
                            bench.streams.pending(stream, StreamName.Group.AGENT_WORKERS) == 1
                                    && bench.query("select count(*) from delivery_attempt")
                                            .equals(1L));
            release.countDown();
            bench.awaitNothingPending(stream, StreamName.Group.AGENT_WORKERS);
            assertEquals(List.of(1L), bench.effects.of(task));
            assertFalse(lost.getFirst());
            assertEquals(1, bench.journal.count("handled"));
        }
    }

    @Test
    void aTailHearsOnAfterRedisWasAwayAndAfterItCameBackEmpty() {
        try (Bench bench = bench()) {
            StreamKey control = StreamName.CONTROL_TASKS.key();
            TaskId task = Bench.newTask();
            List<Long> heard = new CopyOnWriteArrayList<>();
            bench.streams.append(control, bench.numbered(task, 1));
            bench.own(bench.delivery.tail(control, envelope -> heard.add(envelope.sequence())))
                    .start();
            bench.streams.append(control, bench.numbered(task, 2));
            Await.until("heard from the end on", () -> heard.equals(List.of(2L)));
            redis.kill();
            redis.start();
            Await.until(
                    "Redis is back",
                    () -> bench.streams.append(control, bench.numbered(task, 3)) != null);
            Await.until("heard on", () -> heard.equals(List.of(2L, 3L)));
            restartEmpty();
            Await.until(
                    "Redis is back",
                    () -> bench.streams.append(control, bench.numbered(task, 4)) != null);
            Await.until("heard on", () -> heard.equals(List.of(2L, 3L, 4L)));
        }
    }

    @Test
    void postgresKilledAndBackLosesNothingAndNothingTakesEffectTwice() {
        PostgresServer postgres = TestStack.newPostgres(Durability.CRASH);
        Database database = postgres.createIfAbsent("delivery");
        Schema.migrate(database.url());
        try (Bench bench =
                Bench.on(database.url(), TestStack.freshRedisUrl(), new Journal(), Bench.quick())) {
            TaskId task = Bench.newTask();
            bench.startRelay();
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            enqueue(bench, task, 1, EVENTS_BEFORE);
            Await.until("some took effect", () -> bench.effects.of(task).size() > 5);
            postgres.kill();
            postgres.start();
            enqueue(bench, task, EVENTS_BEFORE + 1, EVENTS_ALL);
            bench.effects.await(task, ALL);
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(ALL, bench.effects.of(task));
        } finally {
            postgres.stop();
        }
    }
}
