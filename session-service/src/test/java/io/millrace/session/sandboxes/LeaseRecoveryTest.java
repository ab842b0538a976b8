package io.millrace.session.sandboxes;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.session.api.Agent;
import io.millrace.session.api.Calls;
import io.millrace.session.retention.Retention;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What processes that died, sessions that are gone and sessions that rest leave of their leases.
@QuarkusTest
@TestProfile(LendingProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class LeaseRecoveryTest extends BorrowingSessions {
    @Inject Retention retention;

    @Test
    void a_token_that_cannot_be_read_keeps_no_other_sandbox_from_going_back() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        database.execute(
                """
                insert into sandbox_leases (id, session_id, status, urgency, wanted_at, item,
                  sealed_token, token_hash, held_at, claim, failures, next_attempt_at, version)
                select gen_random_uuid(), gen_random_uuid(), 'RETURNING', 0, now(), '1',
                  decode(repeat('00', 64), 'hex'), decode('00', 'hex'), now(), 0, 0,
                  now() - interval '1 hour', 0\
                """);

        new Agent(opened).starts().completes("Done");

        awaitItem(box, "FREE");
        Await.until(
                "the other is given up",
                () ->
                        database.number(
                                        "select count(*) from sandbox_leases"
                                                + " where status = 'ABANDONED'")
                                == 1);
    }

    @Test
    void what_is_long_over_is_purged_and_what_was_given_up_stays() {
        mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        new Agent(opened).starts().completes("Done");
        awaitLease(opened.session(), "RETURNED");
        Await.until(
                "every operation is over",
                () ->
                        database.number(
                                        "select count(*) from sandbox_operations"
                                                + " where status not in ('COMPLETED', 'FAILED')")
                                == 0);
        database.execute(
                "update sandbox_leases set ended_at = now() - interval '31 days' where session_id = ?",
                opened.session().value());
        database.execute("update sandbox_operations set updated_at = now() - interval '31 days'");

        retention.round();

        assertEquals("none", lease(opened.session()));
        assertEquals(0, database.number("select count(*) from sandbox_operations"));
    }

    @Test
    void a_process_that_died_between_wish_and_answer_has_lost_nothing() {
        // given: the wish was written, the pool has lent, and nobody has written that down
        Calls.Opened opened = opens();
        String box = mia.submits("unrelated");
        awaitHandedOut(opened.task());
        database.execute(
                "update tasks set dispatched_at = null where id = ?", opened.task().value());
        database.execute(
                """
                update sandbox_leases set status = 'WANTED', asked_at = now(), item = null,
                  sealed_token = null, token_hash = null, next_attempt_at = now()
                where session_id = ?\
                """,
                opened.session().value());
        String spare = mia.submits("spare");

        // then: the same sandbox again, not another one
        awaitHandedOut(opened.task());
        assertEquals("HELD", lease(opened.session()));
        assertEquals("BORROWED", item(box));
        assertEquals("FREE", item(spare));
    }

    @Test
    void what_was_lent_to_a_session_that_no_longer_waits_goes_back() {
        Calls.Opened opened = opens();
        String box = mia.submits("box");
        awaitHandedOut(opened.task());
        database.execute(
                "update tasks set status = 'CANCELLED' where id = ?", opened.task().value());
        database.execute(
                """
                update sandbox_leases set status = 'WANTED', asked_at = now(), item = null,
                  sealed_token = null, token_hash = null, next_attempt_at = now()
                where session_id = ?\
                """,
                opened.session().value());

        awaitLease(opened.session(), "RETURNED");
        awaitItem(box, "FREE");
    }

    @Test
    void a_process_that_died_after_giving_back_does_not_take_from_the_next_borrower() {
        String box = mia.submits("box");
        Calls.Opened first = opens();
        awaitHandedOut(first.task());
        // given: the pool has it back and lends it to another, and nobody has written that down
        database.execute(
                """
                update sandbox_items set status = 'FREE', free_since = now(), borrow_key = null,
                  token_hash = null, expires_at = null, borrowed_by = null, borrowed_at = null\
                """);
        String token = mia.borrow(0).statusCode(200).extract().path("borrowToken");
        database.execute(
                """
                update sandbox_leases set status = 'RETURNING', return_asked_at = now(),
                  next_attempt_at = now() where session_id = ?\
                """,
                first.session().value());

        awaitLease(first.session(), "RETURNED");
        assertEquals("BORROWED", item(box));
        mia.returns("box", token).statusCode(202);
        awaitItem(box, "FREE");
    }

    @Test
    void the_sandbox_of_a_session_that_is_gone_goes_back() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());

        database.execute(
                "update sandbox_leases set session_id = ? where session_id = ?",
                UUID.randomUUID(),
                opened.session().value());

        awaitItem(box, "FREE");
    }

    @Test
    void a_session_that_rests_for_long_gives_its_sandbox_back_and_borrows_for_its_next_task() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        new Agent(opened).starts().needsHelp("Which year?");
        alice.awaitTask(opened.task(), "NEEDS_HELP");
        assertEquals("HELD", lease(opened.session()));

        database.execute(
                "update sessions set updated_at = now() - interval '1 hour' where id = ?",
                opened.session().value());

        awaitLease(opened.session(), "RETURNED");
        awaitItem(box, "FREE");
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
        awaitHandedOut(alice.prompts(opened.session(), Map.of("prompt", "2026")));
        assertEquals("BORROWED", item(box));
    }

    @Test
    void a_lease_that_the_pool_has_ended_is_lost_and_not_returned() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        database.execute(
                """
                update sandbox_items set status = 'FREE', free_since = now(), borrow_key = null,
                  token_hash = null, expires_at = null, borrowed_by = null, borrowed_at = null\
                """);
        database.execute("update sandbox_leases set renewed_at = now() - interval '1 hour'");

        awaitLease(opened.session(), "LOST");
        assertEquals("FREE", item(box));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sbxConfig", nullValue());
    }

    @Test
    void nobody_waits_for_ever() {
        Calls.Opened opened = opens();
        database.execute(
                "update sandbox_leases set wanted_at = now() - interval '2 days'"
                        + " where session_id = ?",
                opened.session().value());

        alice.awaitTask(opened.task(), "CANCELLED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("error", equalTo("No sandbox became free in time"));
        awaitLease(opened.session(), "WITHDRAWN");
    }
}
