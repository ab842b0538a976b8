package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Doing;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Work that cannot be read still has somebody who waits for its end.
@Timeout(60)
class IllegibleWorkTest {
    private static final List<StreamKey> STREAMS = StreamName.allWorkTasks();
    private static final StreamKey URGENT = STREAMS.getFirst();
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;

    private final List<GivenUp> told = new CopyOnWriteArrayList<>();
    private final List<Envelope> begun = new CopyOnWriteArrayList<>();

    @Test
    void theHandlerIsToldOfWorkThatCannotBeReadByItsName() {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            startWorker(bench, new CountDownLatch(0));
            bench.streams.append(URGENT, Poison.withWrongPayload(envelope));

            Await.until("told", () -> told.size() == 1);
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(List.of(new GivenUp.Illegible(EnvelopeHeading.of(envelope))), told);
            assertEquals(
                    1L,
                    bench.query(
                            "select count(*) from effect, outbox"
                                    + " where outbox.stream = 'dead-letters'"
                                    + " and effect.subject = outbox.subject"
                                    + " and effect.xmin = outbox.xmin"),
                    "told and given up in one transaction");
        }
    }

    @Test
    void itIsToldOnceAlsoWhenItIsPublishedAgainAndAnewWhenItIsPutBack() {
        try (Bench bench = Bench.fresh()) {
            byte[] entry = Poison.withWrongPayload(bench.numbered(Bench.newTask(), 1));
            bench.startRelay();
            startWorker(bench, new CountDownLatch(0));
            var letters = bench.probe(StreamName.DEAD_LETTERS.key());
            bench.streams.append(URGENT, entry);
            var letter = (DeadLetter) letters.awaitCount(1).get(0).data();

            bench.streams.append(URGENT, entry);
            Await.until("both are acknowledged", () -> bench.journal.count("acknowledged") == 2);
            assertEquals(1, told.size());

            bench.delivery.deadLetters().requeue(letter);
            letters.awaitCount(2);
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(2, told.size());
        }
    }

    @Test
    void nobodyIsInterruptedWhoWorksOnTheSameSubject() {
        try (Bench bench = Bench.fresh()) {
            var task = Bench.newTask();
            CountDownLatch release = new CountDownLatch(1);
            startWorker(bench, release);
            bench.streams.append(URGENT, bench.numbered(task, 1));
            Await.until("begun", () -> begun.size() == 1);

            bench.streams.append(URGENT, Poison.withWrongPayload(bench.numbered(task, 2)));
            Await.until(
                    "it waits",
                    () ->
                            Long.valueOf(1)
                                    .equals(
                                            bench.query(
                                                    "select count(*) from delivery_attempt"
                                                            + " where sequence = 2")));
            assertEquals(List.of(), told);

            release.countDown();
            Await.until("told", () -> told.size() == 1);
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(1, bench.journal.count("handled"));
            assertEquals(0, bench.journal.count("lost"));
        }
    }

    private void startWorker(Bench bench, CountDownLatch release) {
        bench.startWorker(
                STREAMS,
                GROUP,
                2,
                new Doing(
                        work -> {
                            begun.add(work.envelope());
                            Bench.await(release);
                            return Outcome.handled();
                        },
                        (given, cause) -> {
                            bench.effects.add(given);
                            told.add(given);
                        }));
    }
}
