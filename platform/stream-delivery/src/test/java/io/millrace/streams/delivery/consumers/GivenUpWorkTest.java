package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Doing;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever waits for the end of work is told when there will be none.
@Timeout(60)
class GivenUpWorkTest {
    private static final List<StreamKey> STREAMS = StreamName.allWorkTasks();
    private static final StreamKey URGENT = StreamName.workTasks(TaskPriority.URGENT);
    private static final String GROUP = StreamName.Group.AGENT_WORKERS;

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "failing again and again"})
    void theHandlerIsToldOnceInTheTransactionThatGivesUp(String how) {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            List<String> causes = new CopyOnWriteArrayList<>();
            startWorker(bench, ending(how), causes);
            bench.streams.append(URGENT, envelope);
            awaitLetter(bench);
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(List.of(how), causes);
            assertEquals(List.of(1L), bench.effects.of(taskOf(envelope)));
        }
    }

    @Test
    void theHandlerIsToldWhenWorkHasKilledItsWorkersTooOften() {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            GroupStream dead = new GroupStream(bench.redis, URGENT, GROUP, "dead");
            dead.create();
            bench.streams.append(URGENT, envelope);
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                assertEquals(1, dead.read(connection, 1, Duration.ZERO).size());
            }
            bench.update(
                    "insert into delivery_attempt (group_name, envelope_id, stream, entry_id,"
                            + " source, family, subject, sequence, attempts)"
                            + " values (?, ?, ?, '1-1', 's', 'f', ?, 1, 3)",
                    GROUP,
                    envelope.id(),
                    URGENT.key(),
                    envelope.subject());
            List<String> causes = new CopyOnWriteArrayList<>();
            startWorker(bench, work -> Outcome.handled(), causes);
            awaitLetter(bench);
            bench.awaitNothingPending(URGENT, GROUP);
            assertEquals(List.of("its worker fell silent"), causes);
        }
    }

    @Test
    void workThatWasGivenUpIsNotDoneWhenItIsPublishedAgainButWhenItIsPutBack() {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            List<String> causes = new CopyOnWriteArrayList<>();
            List<String> begun = new CopyOnWriteArrayList<>();
            bench.startRelay();
            startWorker(
                    bench,
                    work -> {
                        begun.add(work.envelope().subject());
                        return begun.size() == 1 ? Outcome.rejected("broken") : Outcome.handled();
                    },
                    causes);
            bench.streams.append(URGENT, envelope);
            var letter =
                    (DeadLetter)
                            bench.probe(StreamName.DEAD_LETTERS.key()).awaitCount(1).get(0).data();

            // as the relay does when Redis has lost its memory
            bench.streams.append(URGENT, envelope);
            Await.until("the repeat is seen", () -> bench.journal.count("duplicate") == 1);
            assertEquals(1, begun.size());

            bench.delivery.deadLetters().requeue(letter);
            // The end of the attempt that was given up counts, too.
            Await.until("done", () -> bench.journal.count("handled") == 2);
            bench.delivery.deadLetters().requeue(letter);
            Await.until("once only", () -> bench.journal.count("duplicate") == 2);
            assertEquals(2, begun.size());
            assertEquals(List.of("broken"), causes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "failing again and again"})
    void aHandlerThatBreaksOverTheEndKeepsNothingAlive(String how) {
        try (Bench bench = Bench.fresh()) {
            Envelope envelope = bench.numbered(Bench.newTask(), 1);
            bench.startWorker(
                    STREAMS,
                    GROUP,
                    1,
                    new Doing(
                            ending(how),
                            (given, cause) -> {
                                bench.effects.add(given);
                                // From here on PostgreSQL refuses the whole transaction.
                                Sql.update(
                                        bench.transactions.connection(),
                                        "insert into effect (subject, number) values (null, 1)");
                            }));
            bench.streams.append(URGENT, envelope);
            awaitLetter(bench);
            assertEquals(List.of(), bench.effects.of(taskOf(envelope)));
            bench.streams.append(URGENT, envelope);
            Await.until("settled", () -> bench.journal.has("duplicate"));
            assertTrue(bench.journal.has("dead:" + how));
        }
    }

    private static Function<Work, Outcome> ending(String how) {
        return work -> how.equals("rejected") ? Outcome.rejected(how) : Outcome.retryLater(how);
    }

    private static void startWorker(
            Bench bench, Function<Work, Outcome> work, List<String> causes) {
        bench.startWorker(
                STREAMS,
                GROUP,
                1,
                new Doing(
                        work,
                        (given, cause) -> {
                            bench.effects.add(given);
                            causes.add(cause);
                        }));
    }

    private static void awaitLetter(Bench bench) {
        Await.until(
                "a dead letter",
                () ->
                        Long.valueOf(1)
                                .equals(
                                        bench.query(
                                                "select count(*) from outbox"
                                                        + " where stream = 'dead-letters'")));
    }

    private static TaskId taskOf(Envelope envelope) {
        return new TaskId(UUID.fromString(envelope.subject()));
    }
}
