package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.WorkerProgram;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkLossTest {
    private static final List<StreamKey> STREAMS = StreamName.allWorkTasks();
    private static final StreamKey URGENT = StreamName.workTasks(TaskPriority.URGENT);
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;

    @Test
    void aWorkerIsToldWhenItsLeaseHasPassedToSomebodyElse() {
        try (Bench bench = Bench.fresh()) {
            CountDownLatch told = new CountDownLatch(1);
            startWaitingWorker(bench, told);
            bench.update("update work_lease set epoch = epoch + 1, owner = 'somebody'");
            Bench.await(told);
            Await.until("observed", () -> bench.journal.has("lost"));
            assertEquals(
                    1, bench.streams.pending(URGENT, GROUP), "it is not for us to acknowledge");
        }
    }

    @Test
    void aWorkerIsToldWhenItsEntryWasClaimedBySomebodyElse() {
        try (Bench bench = Bench.fresh()) {
            CountDownLatch told = new CountDownLatch(1);
            String entry = startWaitingWorker(bench, told);
            GroupStream somebody = new GroupStream(bench.redis, URGENT, GROUP, "somebody");
            assertEquals(1, somebody.claim(List.of(entry), Duration.ZERO).size());
            Bench.await(told);
        }
    }

    @Test
    void aWorkerThatFellSilentIsCountedAlthoughItsLeaseStillRanWhenTheEntryWasClaimed() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            GroupStream dead = new GroupStream(bench.redis, URGENT, GROUP, "dead");
            dead.create();
            bench.streams.append(URGENT, bench.numbered(task, 1));
            try (var connection = bench.redis.dedicated()) {
                assertEquals(1, dead.read(connection, 1, Duration.ZERO).size());
            }
            new Leases(bench.transactions, Duration.ofHours(1)).take(GROUP + "/" + task, "dead");

            List<Integer> deliveries = new CopyOnWriteArrayList<>();
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    work -> {
                        deliveries.add(work.deliveries());
                        return Outcome.handled();
                    });
            Await.until(
                    "the entry is claimed and waits for the lease",
                    () -> bench.query("select 1 from delivery_attempt") != null);
            bench.update("update work_lease set expires_at = clock_timestamp()");

            Await.until("done", () -> bench.journal.count("handled") == 1);
            assertEquals(List.of(2), deliveries);
        }
    }

    /// Starts a worker that does nothing until it is told that its work is lost.
    ///
    /// @return the id of the entry it has
    private static String startWaitingWorker(Bench bench, CountDownLatch told) {
        CountDownLatch begun = new CountDownLatch(1);
        bench.startWorker(
                STREAMS,
                GROUP,
                1,
                work -> {
                    work.onLost(told::countDown);
                    begun.countDown();
                    Bench.await(told);
                    return Outcome.handled();
                });
        String entry = bench.streams.append(URGENT, bench.numbered(Bench.newTask(), 1));
        Bench.await(begun);
        return entry;
    }

    @Test
    void workThatTakesLongIsKeptByItsHeartbeat() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    work -> {
                        begun.countDown();
                        Bench.await(release);
                        WorkerProgram.step(bench, work);
                        return Outcome.handled();
                    });
            bench.streams.append(URGENT, bench.numbered(task, 1));
            Bench.await(begun);
            Bench other = bench.another(Bench.quick());
            other.startWorker(STREAMS, GROUP, 1, work -> Outcome.rejected("not mine"));
            // Another sweep after each renewal: had one failed, the other worker would have it.
            long expiry = expiry(bench);
            Await.until(
                    "held for longer than an abandoned entry would be",
                    () -> expiry(bench) - expiry > 2 * bench.settings.abandonedAfter().toMillis());
            release.countDown();
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(List.of(1L), bench.effects.of(task));
            assertEquals(List.of(), other.journal.lines());
        }
    }

    private static long expiry(Bench bench) {
        return ((Number)
                        bench.query(
                                "select (extract(epoch from expires_at) * 1000)::bigint from"
                                        + " work_lease"))
                .longValue();
    }

    @Test
    void closingHandsUnfinishedWorkBackAtOnceAndWhatStillRunsIsFenced() {
        // With so slow a heart nobody would notice its absence during this test.
        DeliverySettings slow =
                Bench.quick()
                        .withRhythm(
                                Duration.ofMinutes(1),
                                Duration.ofMillis(40),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1));
        DeliverySettings hasty = slow.withShutdownGrace(Duration.ofMillis(50));
        try (Bench bench = Bench.fresh(hasty)) {
            TaskId task = Bench.newTask();
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            List<String> log = new CopyOnWriteArrayList<>();
            WorkConsumer first =
                    bench.startWorker(
                            STREAMS,
                            GROUP,
                            1,
                            work -> {
                                begun.countDown();
                                work.onLost(() -> log.add("lost"));
                                while (!await(release)) {
                                    log.add("interrupted");
                                }
                                try {
                                    WorkerProgram.step(bench, work);
                                } catch (LeaseLost e) {
                                    log.add("fenced");
                                }
                                return Outcome.handled();
                            });
            bench.streams.append(URGENT, bench.numbered(task, 1));
            Bench.await(begun);
            first.close();
            assertTrue(log.contains("lost"));
            Bench other = bench.another(slow);
            other.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    work -> {
                        WorkerProgram.step(other, work);
                        return Outcome.handled();
                    });
            Await.until("done elsewhere", () -> other.journal.has("handled:" + task));
            release.countDown();
            Await.until("fenced", () -> log.contains("fenced"));
            assertTrue(log.contains("interrupted"));
            assertEquals(List.of(2L), bench.effects.of(task));
            assertFalse(bench.journal.has("handled"));
        }
    }

    /// @return false when interrupted
    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
