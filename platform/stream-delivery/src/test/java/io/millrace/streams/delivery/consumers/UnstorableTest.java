package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Doing;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Entries and failures whose text no table can hold.
@Timeout(60)
class UnstorableTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;
    private static final StreamKey WORK = StreamName.allWorkTasks().getFirst();
    private static final String WORKERS = StreamName.Group.AGENT_WORKERS;

    @Test
    void aHeadingWithAControlCharacterEndsAsADeadLetter() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            List<String> attributes = List.of("subject", "source", "type");
            for (String attribute : attributes) {
                bench.streams.append(
                        EVENTS, Poison.with(bench.numbered(task, 1), attribute, "a\u0000b"));
            }
            bench.streams.append(
                    EVENTS, Poison.with(bench.numbered(task, 1), "type", "no.such\u0000.v1"));
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);

            bench.effects.await(task, List.of(1L));
            for (String attribute : attributes) {
                Await.until(
                        attribute + " is refused",
                        () -> bench.journal.has("dead:The envelope's " + attribute));
            }
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(4, bench.journal.count("dead"));
        }
    }

    @Test
    void aCauseThatNoTableCanHoldIsKeptAsFarAsItCanBe() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        throw new IllegalStateException(
                                "nul \u0000, half \ud800, " + "x".repeat(5_000));
                    });
            bench.startRelay();
            bench.streams.append(EVENTS, bench.numbered(task, 1));

            var letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();
            assertTrue(letter.cause().contains("nul \ufffd, half \ufffd, xx"), letter.cause());
            assertEquals(4, letter.history().size());
            assertTrue(letter.history().getFirst().contains("nul \ufffd"));
            bench.awaitNothingPending(EVENTS, GROUP);
        }
    }

    @Test
    void rejectedWorkWithSuchACauseIsADeadLetterToo() {
        try (Bench bench = Bench.fresh()) {
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    WORKERS,
                    1,
                    held -> Outcome.rejected("nul \u0000 and half \ud800"));
            bench.streams.append(WORK, bench.numbered(Bench.newTask(), 1));

            Await.until("given up", () -> bench.journal.has("dead:nul"));
            bench.awaitNothingPending(WORK, WORKERS);
        }
    }

    @Test
    void anEntryTooDeepKeepsItsPlaceAndItsId() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            var second = bench.numbered(task, 2);
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            bench.streams.append(EVENTS, Poison.nested(second, 300));
            bench.streams.append(EVENTS, bench.numbered(task, 3));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.startRelay();

            bench.effects.await(task, List.of(1L, 3L));
            var letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();
            assertEquals(second.id().toString(), letter.envelopeId());
            assertTrue(letter.cause().contains("too deep"), letter.cause());
            assertEquals(1, bench.journal.count("dead"), "no number was missed");
        }
    }

    @Test
    void whatCannotEvenBeGivenUpIsGivenUpWithoutItsText() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            refuse(bench, "inbox_tombstone", "22021");
            bench.streams.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 1)));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);

            Await.until("the last resort", () -> bench.journal.has("dead:handling it and giving"));
            bench.awaitNothingPending(EVENTS, GROUP);
            assertEquals(5L, bench.query("select last_value from tries"));
            assertEquals(1L, bench.query("select count(*) from outbox"));
        }
    }

    @Test
    void anOutageIsNoReasonToGiveUpWithoutAWord() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            refuse(bench, "inbox_tombstone", "57P03");
            bench.streams.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 1)));
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until(
                    "it was tried more often than failures are borne",
                    () -> ((Number) tries(bench)).longValue() > 6);

            bench.update("drop trigger refuse on inbox_tombstone");
            Await.until("given up", () -> bench.journal.has("dead:The envelope of type"));
            assertEquals(1, bench.journal.count("dead"));
        }
    }

    @Test
    void workThatCannotEvenBeGivenUpIsGivenUpWithAWordToWhoeverWaitsForIt() {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            List<String> told = startFailingWorker(bench);
            refuse(bench, "delivery_attempt", "22021");
            bench.streams.append(WORK, envelope);

            Await.until("the last resort", () -> bench.journal.has("dead:handling it and giving"));
            bench.awaitNothingPending(WORK, WORKERS);
            assertEquals(5L, bench.query("select last_value from tries"));
            assertEquals(
                    List.of(envelope.id() + ": handling it and giving it up failed 5 times"), told);
            assertEquals(
                    1L,
                    bench.query(
                            "select count(*) from effect, outbox"
                                    + " where effect.subject = outbox.subject"
                                    + " and effect.xmin = outbox.xmin"),
                    "told and given up in one transaction");
        }
    }

    @Test
    void workForWhichThereIsNoLastWordIsADeadLetterAllTheSame() {
        try (Bench bench = Bench.fresh()) {
            List<String> told = startFailingWorker(bench);
            refuse(bench, "delivery_attempt", "22021");
            bench.update(
                    "create trigger refuse before insert on inbox"
                            + " for each row execute function refuse()");
            bench.streams.append(WORK, bench.numbered(Bench.newTask(), 1));

            Await.until("the last resort", () -> bench.journal.has("dead:handling it and giving"));
            bench.awaitNothingPending(WORK, WORKERS);
            assertEquals(List.of(), told);
            assertEquals(1L, bench.query("select count(*) from outbox"));
        }
    }

    /// @return the ids of the work it was told of as given up, and why
    private static List<String> startFailingWorker(Bench bench) {
        List<String> told = new CopyOnWriteArrayList<>();
        bench.startWorker(
                StreamName.allWorkTasks(),
                WORKERS,
                1,
                new Doing(
                        work -> Outcome.retryLater("not today"),
                        (given, cause) -> {
                            bench.effects.add(given);
                            told.add(given.id() + ": " + cause);
                        }));
        return told;
    }

    private static Object tries(Bench bench) {
        return Objects.requireNonNull(bench.query("select last_value from tries"));
    }

    /// Makes every new row of a table fail with an error of that code, and counts how often.
    private static void refuse(Bench bench, String table, String code) {
        bench.update("create sequence tries");
        bench.update(
                """
                create function refuse() returns trigger language plpgsql as $$
                begin
                    perform nextval('tries');
                    raise exception 'planted' using errcode = '%s';
                end $$
                """
                        .formatted(code));
        bench.update(
                "create trigger refuse before insert on %s for each row execute function refuse()"
                        .formatted(table));
    }
}
