package io.millrace.streams.delivery.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Journal;
import io.millrace.streams.delivery.bench.Schema;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.NoTransaction;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import io.millrace.teststack.TestStack;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutboxTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();

    @Test
    void refusesAnEventOutsideATransaction() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            assertThrows(
                    NoTransaction.class,
                    () -> bench.delivery.outbox().enqueue(bench.event(EVENTS, task, 1)));
        }
    }

    @Test
    void anEventOfARolledBackTransactionIsNeverToldAndLeavesNoGap() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            bench.transactions.runInTransaction(() -> {
                                bench.delivery.outbox().enqueue(bench.event(EVENTS, task, 1));
                                throw new IllegalStateException("undone");
                            }));
            Envelope told = bench.enqueue(EVENTS, task, 2);
            assertEquals(1, told.sequence());
            assertEquals(1, bench.delivery.relay().relayOnce());
            assertEquals(List.of(told), bench.probe(EVENTS).all());
        }
    }

    @Test
    void aCommitWakesTheRelayOfThisProcessAndTheOneOfAnother() {
        // Polls so slowly that only a wake can be the reason.
        DeliverySettings sleepy =
                Bench.quick()
                        .withRhythm(
                                Bench.HEARTBEAT,
                                Duration.ofMillis(40),
                                Duration.ofMinutes(5),
                                Duration.ofMinutes(5));
        try (Bench bench = Bench.fresh(sleepy)) {
            OutboxRelay local = bench.startRelay();
            TaskId task = Bench.newTask();
            // The first of these may be found because a new relay looks once; the next cannot.
            for (int number = 1; number <= 3; number++) {
                bench.enqueue(EVENTS, task, number);
                bench.probe(EVENTS).awaitCount(number);
            }
            local.close();
            Bench elsewhere = bench.another(sleepy);
            elsewhere.startRelay();
            bench.enqueue(EVENTS, task, 4);
            bench.probe(EVENTS).awaitCount(4);
        }
    }

    @Test
    void aListenerHearsOtherProcessesAlsoAfterItsConnectionWasLost() {
        try (Bench bench = Bench.fresh()) {
            AtomicInteger woken = new AtomicInteger();
            DirectConnections direct = DirectConnections.of(bench.databaseUrl);
            OutboxListener listener =
                    bench.own(
                            new OutboxListener(
                                    direct,
                                    bench.own(new OutboxWake(direct)),
                                    woken::incrementAndGet));
            listener.start();
            Await.until("it looks once", () -> woken.get() == 1);
            bench.enqueue(EVENTS, Bench.newTask(), 1);
            Await.until("it hears", () -> woken.get() == 2);

            bench.query(
                    "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where datname = current_database() and query like 'listen%'");
            Await.until("it listens again and looks once", () -> woken.get() == 3);
            bench.enqueue(EVENTS, Bench.newTask(), 1);
            Await.until("it hears again", () -> woken.get() == 4);
        }
    }

    @Test
    void aListenerPassesOverWhatItsOwnProcessTold() {
        try (Bench bench = Bench.fresh()) {
            DirectConnections direct = DirectConnections.of(bench.databaseUrl);
            OutboxWake here = bench.own(new OutboxWake(direct));
            OutboxWake elsewhere = bench.own(new OutboxWake(direct));
            AtomicReference<String> last = new AtomicReference<>("the start");
            List<String> heardHere = new CopyOnWriteArrayList<>();
            AtomicInteger heardElsewhere = new AtomicInteger();
            bench.own(new OutboxListener(direct, here, () -> heardHere.add(last.get()))).start();
            bench.own(new OutboxListener(direct, elsewhere, heardElsewhere::incrementAndGet))
                    .start();
            Await.until("both listen", () -> heardHere.size() == 1 && heardElsewhere.get() == 1);

            last.set("its own");
            here.enqueued(0);
            Await.until("the other process hears", () -> heardElsewhere.get() == 2);
            last.set("another's");
            bench.enqueue(EVENTS, Bench.newTask(), 1);
            Await.until("it hears of the other's", () -> heardHere.contains("another's"));
            assertEquals(List.of("the start", "another's"), heardHere);
        }
    }

    @Test
    void commitsThatAreToldOfKeepNoOtherSlotWaiting() throws Exception {
        try (Bench bench = Bench.fresh();
                ExecutorService writer = Executors.newVirtualThreadPerTaskExecutor()) {
            // Tells nobody of its commits.
            Bench mute = bench.another(Bench.quick());
            mute.delivery.close();
            bench.startRelay();
            AtomicBoolean over = new AtomicBoolean();
            Future<?> busy =
                    writer.submit(() -> {
                        while (!over.get()) {
                            bench.enqueue(EVENTS, Bench.newTask(), 1);
                        }
                    });
            try {
                Await.until("the relay is busy", () -> bench.probe(EVENTS).all().size() > 20);
                TaskId task = Bench.newTask();
                NewEvent event =
                        NewEvent.on(
                                EVENTS, task, inAnotherSlot(bench.session), Bench.started(task, 1));
                Envelope untold =
                        mute.transactions.inTransaction(
                                () -> mute.delivery.outbox().enqueue(event));
                Await.until("it is found", () -> bench.probe(EVENTS).all().contains(untold));
            } finally {
                over.set(true);
                busy.get();
            }
        }
    }

    private static SessionId inAnotherSlot(SessionId session) {
        return Stream.generate(() -> new SessionId(UUID.randomUUID()))
                .filter(other -> Outbox.slotOf(other) != Outbox.slotOf(session))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoRelaysKeepTheOrderOfEachSubject() throws Exception {
        try (Bench bench = Bench.fresh();
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            bench.startRelay();
            bench.another(Bench.quick()).startRelay();
            List<TaskId> tasks = IntStream.range(0, 6).mapToObj(i -> Bench.newTask()).toList();
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<?>> writing =
                    tasks.stream()
                            .<Future<?>>map(task ->
                                    writers.submit(() -> {
                                        begin.await();
                                        for (int i = 1; i <= 40; i++) {
                                            bench.enqueue(EVENTS, task, i);
                                        }
                                        return null;
                                    }))
                            .toList();
            begin.countDown();
            for (Future<?> one : writing) {
                one.get();
            }
            List<Envelope> told = bench.probe(EVENTS).awaitCount(240);
            assertEquals(240, told.size());
            for (TaskId task : tasks) {
                assertEquals(
                        LongStream.rangeClosed(1, 40).boxed().toList(),
                        told.stream()
                                .filter(e -> e.subject().equals(task.toString()))
                                .map(Envelope::sequence)
                                .toList());
            }
        }
    }

    @Test
    void aSubjectStopsAtItsFirstRefusalAndOthersGoOn() {
        DeliverySettings patient =
                Bench.quick()
                        .withRetries(
                                4,
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(2));
        try (Bench bench = Bench.fresh(patient)) {
            StreamKey broken = StreamName.WORK_TITLES.key();
            bench.streams.command(Request.cmd(Command.SET).arg(broken.key()).arg("no stream"));
            TaskId stuck = Bench.newTask();
            TaskId free = Bench.newTask();
            bench.enqueue(broken, stuck, 1);
            bench.enqueue(broken, stuck, 2);
            Envelope other = bench.enqueue(EVENTS, free, 1);
            OutboxRelay relay = bench.delivery.relay();
            assertEquals(1, relay.relayOnce());
            assertEquals(List.of(other), bench.probe(EVENTS).all());
            assertEquals(1, bench.journal.count("refused:work.titles"), "it rests");

            bench.streams.command(Request.cmd(Command.DEL).arg(broken.key()));
            Await.until("the back-off is over and both are sent", () -> relay.relayOnce() == 2);
            assertEquals(
                    List.of(1, 2),
                    bench.probe(broken).all().stream()
                            .map(e -> ((TaskEvent.TaskStarted) e.data()).attempt())
                            .toList());
        }
    }

    @Test
    void aBatchIsNoLargerThanItsBytesAllowAndNothingIsLeft() {
        List<Integer> batches = new CopyOnWriteArrayList<>();
        Journal journal =
                new Journal() {
                    @Override
                    public void appended(int rows) {
                        batches.add(rows);
                    }
                };
        try (Bench bench =
                Bench.on(
                        Schema.freshDatabase(),
                        TestStack.freshRedisUrl(),
                        journal,
                        Bench.quick())) {
            byte[] noise = new byte[1_000_000];
            new Random(7).nextBytes(noise);
            for (int i = 0; i < 8; i++) {
                bench.enqueue(EVENTS, Bench.newTask(), 1);
            }
            bench.update("update outbox set payload = ?", (Object) noise);

            assertEquals(8, bench.delivery.relay().relayOnce());

            assertEquals(List.of(5, 3), batches);
        }
    }
}
