package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.background.Round;
import io.millrace.session.retention.Purge;
import io.millrace.session.retention.Retention;
import io.millrace.session.retention.RetentionConfig;
import io.millrace.teststack.SettableClock;
import io.millrace.teststack.StackResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The background task driven by hand, at a time that the test sets.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class RetentionTest {
    private final Calls alice = Calls.somebody();
    private final SettableClock clock = new SettableClock(Instant.now());

    @Inject Rows rows;
    @Inject @All List<Purge> purges;
    @Inject RetentionConfig config;
    private Retention retention;

    @BeforeEach
    void makeTheTask() {
        retention = new Retention(purges, config, clock);
    }

    @Test
    void a_deleted_session_goes_with_all_that_belongs_to_it_when_its_time_is_over() {
        Calls.Opened old = ended("Old");
        Calls.Opened child =
                alice.opens(Map.of("prompt", "Child", "parent", old.session().toString()));
        delete(old, clock.instant());

        after(Duration.ofDays(29));
        assertEquals(1, count("sessions", "id", old));

        after(Duration.ofDays(2));
        assertEquals(0, count("sessions", "id", old));
        assertEquals(0, count("tasks", "session_id", old));
        assertEquals(0, count("messages", "session_id", old));
        assertEquals(1, count("sessions", "id", child));
    }

    @Test
    void what_is_not_deleted_or_still_has_work_stays() {
        Calls.Opened living = ended("Living");
        Calls.Opened busy = alice.opens("Busy");
        Calls.Opened leasing = ended("Leasing");
        delete(busy, clock.instant());
        delete(leasing, clock.instant());
        rows.execute(
                "update sessions set session_status = 'RETURNING_IP' where id = '"
                        + leasing.session()
                        + "'");

        after(Duration.ofDays(365));

        assertEquals(1, count("sessions", "id", living));
        assertEquals(1, count("sessions", "id", busy));
        assertEquals(1, count("sessions", "id", leasing));
    }

    @Test
    void a_round_takes_a_bounded_batch_and_asks_for_the_next_at_once() {
        Instant longAgo = clock.instant();
        after(config.deadLetters().plusDays(1));
        IntStream.range(0, config.batch() + 3).forEach(i -> letter("resolved", longAgo));

        Round full = retention.round();
        assertTrue(full.more(), full::toString);
        Round rest = retention.round();

        assertEquals(new Round(3, false), rest);
    }

    @Test
    void dead_letters_that_were_dealt_with_go_and_pending_ones_stay() {
        UUID pending = letter("pending", clock.instant());
        UUID abandoned = letter("abandoned", clock.instant());

        after(config.deadLetters().minusDays(1));
        assertEquals(1, letters(abandoned));

        after(Duration.ofDays(2));
        assertEquals(0, letters(abandoned));
        assertEquals(1, letters(pending));
    }

    @Test
    void answers_for_repeated_requests_go_once_no_repeat_gets_them() {
        String key = UUID.randomUUID().toString();
        rows.execute(
                """
                insert into first_answers (user_id, operation, key, element, fingerprint, created_at)
                values ('somebody', 'any', '%s', -1, 'x', '%s')
                """
                        .formatted(key, clock.instant()));

        after(Duration.ofHours(24));
        assertEquals(1, rows.number("select count(*) from first_answers where key = ?", key));

        after(Duration.ofHours(2));
        assertEquals(0, rows.number("select count(*) from first_answers where key = ?", key));
    }

    @Test
    void every_table_that_names_a_session_goes_with_it_or_lets_it_go() {
        // Cascading or setting null, on each foreign key that leads to something of a session.
        assertEquals(
                0,
                rows.number(
                        """
                        with recursive owned (table_id) as (
                          select 'sessions'::regclass::oid
                          union
                          select c.conrelid from pg_constraint c join owned o
                            on c.confrelid = o.table_id
                          where c.contype = 'f' and c.confdeltype = 'c')
                        select count(*) from pg_constraint c join owned o on c.confrelid = o.table_id
                        where c.contype = 'f' and c.confdeltype not in ('c', 'n')
                        """));
    }

    private void after(Duration time) {
        clock.advance(time);
        while (retention.round().more()) {
            // The next batch.
            Thread.onSpinWait();
        }
    }

    private Calls.Opened ended(String prompt) {
        Calls.Opened opened = alice.opens(prompt);
        new Agent(opened).starts().completes("Done");
        alice.awaitSession(opened.session(), "COMPLETED");
        return opened;
    }

    private void delete(Calls.Opened opened, Instant when) {
        rows.execute(
                "update sessions set deleted_at = '"
                        + when
                        + "' where id = '"
                        + opened.session()
                        + "'");
    }

    private UUID letter(String status, Instant when) {
        UUID id = UUID.randomUUID();
        rows.execute(
                """
                insert into dead_letters (id, task_type, entity_id, entity_data, retry_count,
                  last_error, last_error_at, first_failed_at, status, created_at, updated_at, version)
                values ('%s', 'ip-return-poller', '%s', '{}', 5, 'no', now(), now(), '%s', now(),
                  '%s', 0)
                """
                        .formatted(id, id, status, when));
        return id;
    }

    private long letters(UUID id) {
        return rows.number("select count(*) from dead_letters where id = ?", id);
    }

    private long count(String table, String column, Calls.Opened opened) {
        return rows.number(
                "select count(*) from " + table + " where " + column + " = ?",
                opened.session().value());
    }
}
