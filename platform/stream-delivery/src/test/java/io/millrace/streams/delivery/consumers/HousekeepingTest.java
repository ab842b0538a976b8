package io.millrace.streams.delivery.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.Await;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HousekeepingTest {
    private static final StreamKey EVENTS = StreamName.EVENTS_TASKS.key();
    private static final String GROUP = StreamName.Group.SESSION_SERVICE;

    @Test
    void entriesOfADeadConsumerAreClaimedAndItIsRemovedFromTheGroup() {
        try (Bench bench = Bench.fresh()) {
            TaskId task = Bench.newTask();
            bench.streams.append(EVENTS, bench.numbered(task, 1));
            GroupStream ghost = new GroupStream(bench.redis, EVENTS, GROUP, "ghost");
            ghost.create();
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                assertEquals(1, ghost.read(connection, 1, Duration.ZERO).size());
            }
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            bench.effects.await(task, List.of(1L));
            assertEquals(1, bench.journal.count("claimed"));
            bench.awaitNothingPending(EVENTS, GROUP);
            Await.until(
                    "the ghost is gone",
                    () -> {
                        Housekeeping.REMOVE_CONSUMERS.run(
                                bench.redis, List.of(EVENTS.key()), List.of(GROUP, 1_500));
                        return !bench.streams
                                .command(
                                        Request.cmd(Command.XINFO)
                                                .arg("CONSUMERS")
                                                .arg(EVENTS.key())
                                                .arg(GROUP))
                                .toString()
                                .contains("ghost");
                    });
        }
    }

    @Test
    void trimmingNeverPassesWhatIsNotHandled() {
        try (Bench bench = Bench.fresh()) {
            TaskId done = Bench.newTask();
            TaskId stuck = Bench.newTask();
            for (int number = 1; number <= 5; number++) {
                bench.streams.append(EVENTS, bench.numbered(done, number));
            }
            String kept = bench.streams.append(EVENTS, bench.numbered(stuck, 1));
            for (int number = 6; number <= 9; number++) {
                bench.streams.append(EVENTS, bench.numbered(done, number));
            }
            // Another group that has been given nothing at all holds everything.
            GroupStream idle = new GroupStream(bench.redis, EVENTS, "idle", "nobody");
            idle.create();
            CountDownLatch release = new CountDownLatch(1);
            bench.startConsumer(
                    EVENTS,
                    GROUP,
                    envelope -> {
                        if (envelope.subject().equals(stuck.toString())) {
                            Bench.await(release);
                        }
                        return bench.effects.add(envelope);
                    });
            bench.effects.await(done, LongStream.rangeClosed(1, 9).boxed().toList());
            GroupStream group = new GroupStream(bench.redis, EVENTS, GROUP, "trimmer");
            Housekeeping.trim(group);
            assertEquals(10, bench.streams.length(EVENTS));

            bench.streams.command(
                    Request.cmd(Command.XGROUP).arg("DESTROY").arg(EVENTS.key()).arg("idle"));
            Await.until("trimmed", () -> bench.streams.length(EVENTS) == 5);
            Housekeeping.trim(group);
            assertEquals(5, bench.streams.length(EVENTS));
            assertEquals(
                    kept,
                    bench.streams
                            .command(
                                    Request.cmd(Command.XRANGE).arg(EVENTS.key()).arg("-").arg("+"))
                            .get(0)
                            .get(0)
                            .toString());
            release.countDown();
            bench.effects.await(stuck, List.of(1L));
            Await.until("all but the last are trimmed", () -> bench.streams.length(EVENTS) == 1);
        }
    }

    @Test
    void oneRoundDeletesMoreThanOneBatchOfWhatIsOutOfDate() {
        // So slow that there is only the round at the start.
        DeliverySettings once =
                Bench.quick()
                        .withRhythm(
                                Bench.HEARTBEAT,
                                Duration.ofMillis(40),
                                Duration.ofMillis(300),
                                Duration.ofMinutes(5));
        try (Bench bench = Bench.fresh(once)) {
            bench.update(
                    "insert into inbox (group_name, envelope_id, handled_at)"
                            + " select 'a', gen_random_uuid(), now() - interval '30 days'"
                            + " from generate_series(1, 3500)");
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);
            Await.until(
                    "all are gone",
                    () -> Long.valueOf(0).equals(bench.query("select count(*) from inbox")));
        }
    }

    @Test
    void tombstonesGoWhenNothingCanComeForThemAnyMoreAndPositionsStay() {
        try (Bench bench = Bench.fresh()) {
            bench.update(
                    "insert into inbox_position"
                            + " (group_name, source, family, subject, last_sequence, updated_at)"
                            + " values (?, 's', 'f', 'a', 3, now() - interval '2 years')",
                    GROUP);
            bench.update(
                    "insert into inbox_tombstone"
                            + " (group_name, source, family, subject, sequence, reason, created_at)"
                            + " select ?, 's', 'f', 'a', number, 'lost', now() - age"
                            + " from (values (1, interval '91 days'), (2, interval '89 days'),"
                            + " (3, interval '91 days'), (5, interval '91 days')) as t (number, age)",
                    GROUP);
            bench.startConsumer(EVENTS, GROUP, bench.effects::add);

            Await.until(
                    "those that are passed and old enough are gone",
                    () ->
                            "2,5"
                                    .equals(
                                            bench.query(
                                                    "select string_agg(sequence::text, ','"
                                                            + " order by sequence)"
                                                            + " from inbox_tombstone")));
            // Another round of housekeeping, for what should not happen.
            bench.update(
                    "insert into inbox (group_name, envelope_id, handled_at)"
                            + " values ('a', gen_random_uuid(), now() - interval '30 days')");
            Await.until(
                    "another round",
                    () -> Long.valueOf(0).equals(bench.query("select count(*) from inbox")));
            assertEquals(2L, bench.query("select count(*) from inbox_tombstone"));
            assertEquals(3L, bench.query("select last_sequence from inbox_position"));
        }
    }

    /// Sequences and positions are never deleted; docs/scaling.md says what that costs.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "outbox_sequence | 'fanout.session', uuidv7(), 12",
                "inbox_position | 'session-service', 'agent-service', 'events.tasks', uuidv7(), 12"
            },
            quoteCharacter = '"')
    void aRowThatIsKeptForEverIsSmall(String table, String row) {
        try (Bench bench = Bench.fresh()) {
            int rows = 20_000;
            bench.update(
                    "insert into %s select %s from generate_series(1, ?)".formatted(table, row),
                    rows);

            long bytes =
                    ((Number)
                                    Objects.requireNonNull(
                                            bench.query(
                                                    "select pg_total_relation_size(?::regclass)",
                                                    table)))
                            .longValue();

            assertTrue(bytes / rows < 300, bytes / rows + " bytes a row of " + table);
        }
    }

    @Test
    void aStreamWithoutTheGroupThatMustReadItIsNotTrimmed() {
        try (Bench bench = Bench.fresh()) {
            bench.streams.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            bench.streams.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            GroupStream other = new GroupStream(bench.redis, EVENTS, "other", "reader");
            other.create();
            try (RedisLink.Dedicated connection = bench.redis.dedicated()) {
                other.read(connection, 2, Duration.ZERO)
                        .forEach(entry -> other.acknowledge(entry.id()));
            }
            bench.streams.append(EVENTS, bench.numbered(Bench.newTask(), 1));
            Housekeeping.trim(new GroupStream(bench.redis, EVENTS, GROUP, "trimmer"));
            assertEquals(3, bench.streams.length(EVENTS));
        }
    }
}
