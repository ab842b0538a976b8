package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Background tasks pass over a session that somebody is at, which keeps no other waiting, and come
/// back to it.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class BusySessionsTest {
    private final Calls alice = Calls.somebody();

    @Inject DataSource database;
    @Inject Rows rows;

    @Test
    void what_is_due_becomes_so() throws Exception {
        passedOver(
                () -> {
                    Calls.Opened opened = alice.opens("Later");
                    change(
                            opened,
                            "type = 'SCHEDULED', scheduled_for = now() + interval '1 hour',"
                                    + " queued_at = null, dispatched_at = null");
                    return opened;
                },
                opened -> change(opened, "scheduled_for = now()"),
                "queued_at is not null");
    }

    @Test
    void what_is_cancelled_ends() throws Exception {
        passedOver(
                this::running,
                opened ->
                        change(
                                opened,
                                "cancel_requested_at = now() - interval '1 minute',"
                                        + " cancel_deadline = now()"),
                "status = 'CANCELLED'");
    }

    @Test
    void what_waits_is_handed_out() throws Exception {
        passedOver(
                () -> alice.opens("Forgotten"),
                opened ->
                        change(
                                opened,
                                "dispatched_at = null, queued_at = now() - interval '1 hour'"),
                "dispatched_at is not null");
    }

    @Test
    void what_is_past_its_deadline_ends() throws Exception {
        passedOver(
                this::running,
                opened -> change(opened, "executed_at = now() - interval '25 hours'"),
                "status = 'FAILED'");
    }

    @Test
    void what_redis_has_lost_is_asked_for_again() throws Exception {
        passedOver(
                () -> {
                    Calls.Opened opened = alice.opens("Lost");
                    Await.until(
                            "it is asked for",
                            () -> WorkStreams.entriesOf(opened.task()).size() == 1);
                    WorkStreams.forget(WorkStreams.entriesOf(opened.task()).getFirst());
                    return opened;
                },
                opened ->
                        change(
                                opened,
                                "dispatched_at = now() - interval '1 hour',"
                                        + " updated_at = now() - interval '1 hour'"),
                "requests = 2");
    }

    @FunctionalInterface
    private interface Opening {
        Calls.Opened open();
    }

    /// Somebody is at a session in which there is something to do. Others come later, the second of
    /// them only when the first was served: a round that waited would serve none.
    private void passedOver(Opening opening, Consumer<Calls.Opened> makeDue, String served)
            throws SQLException {
        Calls.Opened busy = opening.open();
        try (HeldSession _ = new HeldSession(database, busy.session())) {
            makeDue.accept(busy);
            for (int other = 0; other < 2; other++) {
                Calls.Opened free = opening.open();
                makeDue.accept(free);
                awaitTask(free, served);
            }
            assertEquals(0, count(busy, served));
        }
        awaitTask(busy, served);
    }

    private Calls.Opened running() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        return opened;
    }

    private void awaitTask(Calls.Opened opened, String condition) {
        Await.until(condition, () -> count(opened, condition) == 1);
    }

    private long count(Calls.Opened opened, String condition) {
        return rows.number(
                "select count(*) from tasks where id = ? and " + condition, opened.task().value());
    }

    private void change(Calls.Opened opened, String assignments) {
        rows.execute("update tasks set " + assignments + " where id = '" + opened.task() + "'");
    }
}
