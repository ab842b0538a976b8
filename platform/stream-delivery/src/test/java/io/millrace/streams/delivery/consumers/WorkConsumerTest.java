package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkConsumerTest {
    private static final List<StreamKey> STREAMS = StreamName.allWorkTasks();
    private static final StreamKey URGENT = StreamName.workTasks(TaskPriority.URGENT);
    private static final StreamKey LOW = StreamName.workTasks(TaskPriority.LOW);
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;

    @Test
    void theMoreUrgentGoesFirstAndOneRoundInEightBeginsAtTheLowest() {
        try (Bench bench = Bench.fresh()) {
            STREAMS.forEach(s -> new GroupStream(bench.redis, s, GROUP, "maker").create());
            List<String> urgent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                TaskId task = Bench.newTask();
                urgent.add(task.toString());
                bench.streams.append(URGENT, bench.numbered(task, 1));
            }
            List<String> low = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                TaskId task = Bench.newTask();
                low.add(task.toString());
                bench.streams.append(LOW, bench.numbered(task, 1));
            }
            List<String> begun = new CopyOnWriteArrayList<>();
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    work -> {
                        begun.add(work.envelope().subject());
                        return Outcome.handled();
                    });
            Await.until("all are done", () -> begun.size() == 24);
            List<Integer> placesOfLow = low.stream().map(begun::indexOf).toList();
            assertEquals(List.of(7, 15, 22, 23), placesOfLow);
            assertEquals(
                    urgent, begun.stream().filter(urgent::contains).toList(), "first come first");
        }
    }

    @Test
    void aWorkerTakesNoMoreThanItHasSlots() {
        try (Bench bench = Bench.fresh()) {
            for (StreamKey stream : STREAMS) {
                for (int i = 0; i < (stream.equals(URGENT) ? 1 : 3); i++) {
                    bench.streams.append(stream, bench.numbered(Bench.newTask(), 1));
                }
            }
            Semaphore release = new Semaphore(0);
            WorkConsumer worker =
                    bench.startWorker(
                            STREAMS,
                            GROUP,
                            2,
                            work -> {
                                release.acquireUninterruptibly();
                                return Outcome.handled();
                            });
            Await.until("both slots are taken", () -> worker.freeSlots() == 0);
            assertEquals(
                    List.of(1L, 1L, 0L, 0L),
                    STREAMS.stream()
                            .map(stream -> Math.max(0, bench.streams.pending(stream, GROUP)))
                            .toList());
            release.release(10);
            Await.until("all are done", () -> bench.journal.count("handled") == 10);
        }
    }

    @Test
    void aSecondEntryAboutTheSameSubjectWaitsUntilTheFirstIsDone() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch release = new CountDownLatch(1);
            List<String> log = new CopyOnWriteArrayList<>();
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    4,
                    work -> {
                        log.add("begin " + work.envelope().sequence());
                        Bench.await(release);
                        log.add("end " + work.envelope().sequence());
                        return Outcome.handled();
                    });
            bench.streams.append(URGENT, bench.numbered(task, 1));
            Await.until("the first has begun", () -> log.size() == 1);
            bench.streams.append(LOW, bench.numbered(task, 2));
            Await.until(
                    "the second is put off",
                    () -> bench.query("select count(*) from delivery_attempt").equals(1L));
            release.countDown();
            Await.until("both are done", () -> log.size() == 4);
            assertEquals(List.of("begin 1", "end 1", "begin 2", "end 2"), log);
            assertEquals(0, bench.journal.count("retried"), "waiting is no failed attempt");
        }
    }

    @Test
    void workThatWasDoneIsNotDoneAgainWhenItIsPublishedAgain() {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            bench.startWorker(STREAMS, GROUP, 1, work -> Outcome.handled());
            bench.streams.append(URGENT, envelope);
            Await.until("done", () -> bench.journal.count("handled") == 1);
            // As when the commit of what was done was not answered.
            bench.countsAsFailed(GROUP, URGENT, envelope);
            bench.streams.append(URGENT, envelope);
            Await.until("the repeat is seen", () -> bench.journal.has("duplicate"));
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(1, bench.journal.count("handled"));
            assertEquals(0, bench.attempts());
        }
    }

    @Test
    void workThatFailsAgainAndAgainBecomesADeadLetterAndCanBePutBack() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            CountDownLatch repaired = new CountDownLatch(1);
            List<Integer> deliveries = new CopyOnWriteArrayList<>();
            bench.startRelay();
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    work -> {
                        deliveries.add(work.deliveries());
                        if (repaired.getCount() > 0) {
                            throw new IllegalStateException("broken");
                        }
                        return Outcome.handled();
                    });
            bench.streams.append(LOW, bench.numbered(task, 1));
            DeadLetter letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();
            assertEquals(List.of(1, 2, 3, 4), deliveries);
            assertEquals(4, letter.attempts());
            bench.awaitNothingPending(LOW, GROUP);
            repaired.countDown();
            bench.delivery.deadLetters().requeue(letter);
            // The end of the attempt that was given up counts, too.
            Await.until("done", () -> bench.journal.count("handled:" + task) == 2);
        }
    }

    @Test
    void poisonAndUnknownWorkBlockNobody() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(URGENT, new byte[] {7});
            bench.streams.append(
                    URGENT, Poison.withUnknownType(bench.numbered(Bench.newTask(), 1)));
            bench.streams.append(URGENT, bench.numbered(task, 1));
            bench.startWorker(STREAMS, GROUP, 1, work -> Outcome.handled());
            Await.until("done", () -> bench.journal.has("handled:" + task));
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(1, bench.journal.count("dead:The entry is no compressed JSON"));
            assertEquals(1, bench.journal.count("unrecognised"));
        }
    }
}
