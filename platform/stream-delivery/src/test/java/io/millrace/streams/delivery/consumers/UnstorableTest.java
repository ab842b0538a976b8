package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Poison;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.teststack.Await;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Entries and failures whose text no table can hold.
@Timeout(60)
class UnstorableTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

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
            bench.startConsumer(EVENTS, GROUP, bench::effect);

            bench.awaitEffects(task, List.of(1L));
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
            StreamKey work = StreamName.allWorkTasks().getFirst();
            bench.startWorker(
                    StreamName.allWorkTasks(),
                    StreamName.Group.AGENT_WORKERS,
                    1,
                    held -> Outcome.rejected("nul \u0000 and half \ud800"));
            bench.streams.append(work, bench.numbered(Bench.newTask(), 1));

            Await.until("given up", () -> bench.journal.has("dead:nul"));
            bench.awaitNothingPending(work, StreamName.Group.AGENT_WORKERS);
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
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            bench.startRelay();

            bench.awaitEffects(task, List.of(1L, 3L));
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
            refuseTombstones(bench, "22021");
            bench.streams.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 1)));
            bench.startConsumer(EVENTS, GROUP, bench::effect);

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
            refuseTombstones(bench, "57P03");
            bench.streams.append(EVENTS, Poison.withWrongPayload(bench.numbered(task, 1)));
            bench.startConsumer(EVENTS, GROUP, bench::effect);
            Await.until(
                    "it was tried more often than failures are borne",
                    () -> ((Number) tries(bench)).longValue() > 6);

            bench.update("drop trigger refuse on inbox_tombstone");
            Await.until("given up", () -> bench.journal.has("dead:The envelope of type"));
            assertEquals(1, bench.journal.count("dead"));
        }
    }

    private static Object tries(Bench bench) {
        return Objects.requireNonNull(bench.query("select last_value from tries"));
    }

    /// Makes every tombstone fail with an error of that code, and counts how often.
    private static void refuseTombstones(Bench bench, String code) {
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
                "create trigger refuse before insert on inbox_tombstone"
                        + " for each row execute function refuse()");
    }
}
