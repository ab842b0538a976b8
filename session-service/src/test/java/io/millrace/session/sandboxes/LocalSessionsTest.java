package io.millrace.session.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.api.Agent;
import io.millrace.session.api.Calls;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A directory in the life of a session, and what dead processes leave of it.
@QuarkusTest
@TestProfile(LocalProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class LocalSessionsTest extends BorrowingSessions {
    @Inject LocalDirectories lent;

    /// The wish was written, the directory is lent, and nobody has written that down.
    private static final String UNHEARD =
            """
            update sandbox_leases set status = 'WANTED', asked_at = now(), item = null,
              sealed_token = null, token_hash = null, next_attempt_at = now()
            where session_id = ?\
            """;

    @AfterEach
    void end() {
        lent.end();
    }

    private Calls.Opened working() {
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        return opened;
    }

    /// What the agent of a task is told.
    private Path directory(Calls.Opened opened) {
        return Path.of(
                given().auth()
                        .oauth2(
                                Tokens.actingFor(alice.user(), "agent-service")
                                        .audience("session-service")
                                        .claim("task", "1")
                                        .claim("run", "1")
                                        .token())
                        .get("/api/v1/tasks/" + opened.task() + "/sandbox")
                        .then()
                        .statusCode(200)
                        .body("borrowToken", nullValue())
                        .extract()
                        .<String>path("item.directory"));
    }

    @Test
    void the_agent_works_in_a_directory_which_is_gone_after_the_last_task() throws IOException {
        Calls.Opened opened = working();
        Path directory = directory(opened);
        assertTrue(Files.isDirectory(directory));
        Files.createFile(directory.resolve("file"));

        new Agent(opened).starts().completes("Done");

        awaitLease(opened.session(), "RETURNED");
        lent.awaitGone(directory);
        assertEquals("needs_review_ip_returned", alice.sessionField(opened.session(), "uiStatus"));
    }

    @Test
    void a_task_waits_in_the_inbox_while_there_are_as_many_as_there_may_be() {
        Calls.Opened first = working();
        working();
        Calls.Opened waiting = opens();
        assertFalse(isHandedOut(waiting.task()));

        new Agent(first).starts().completes("Done");

        awaitHandedOut(waiting.task());
        assertTrue(Files.isDirectory(directory(waiting)));
    }

    @Test
    void a_process_that_died_between_wish_and_answer_has_lost_nothing() {
        Calls.Opened opened = working();
        Path directory = directory(opened);
        database.execute(
                "update tasks set dispatched_at = null where id = ?", opened.task().value());
        database.execute(UNHEARD, opened.session().value());

        awaitHandedOut(opened.task());
        assertEquals(directory, directory(opened));
        assertEquals(1, lent.all().size());
    }

    @Test
    void what_was_lent_to_a_session_that_no_longer_waits_is_removed() {
        Calls.Opened opened = working();
        Path directory = directory(opened);
        database.execute(
                "update tasks set status = 'CANCELLED' where id = ?", opened.task().value());
        database.execute(UNHEARD, opened.session().value());

        awaitLease(opened.session(), "RETURNED");
        lent.awaitGone(directory);
    }

    @Test
    void a_process_that_died_after_giving_back_is_followed_by_one_that_goes_on() {
        Calls.Opened opened = working();
        Path directory = directory(opened);
        // given: the directory is taken in, and nobody has removed it or written that down
        database.execute(
                """
                update sandbox_directories set status = 'CLEARING', ended_at = now(),
                  next_attempt_at = now() + interval '1 hour', borrow_key = null,
                  token_hash = null, expires_at = null\
                """);
        database.execute(
                """
                update sandbox_leases set status = 'RETURNING', return_asked_at = now(),
                  next_attempt_at = now() where session_id = ?\
                """,
                opened.session().value());
        awaitLease(opened.session(), "RETURNED");
        assertTrue(Files.isDirectory(directory));

        database.execute("update sandbox_directories set next_attempt_at = now()");

        lent.awaitGone(directory);
    }

    @Test
    void the_directory_of_a_session_that_is_gone_is_removed() {
        Calls.Opened opened = working();
        Path directory = directory(opened);

        database.execute(
                "update sandbox_leases set session_id = gen_random_uuid() where session_id = ?",
                opened.session().value());

        lent.awaitGone(directory);
    }

    @Test
    void a_lease_whose_directory_was_taken_back_is_lost_and_not_returned() {
        Calls.Opened opened = working();
        Path directory = directory(opened);
        database.execute("update sandbox_directories set expires_at = now()");
        lent.awaitGone(directory);
        database.execute("update sandbox_leases set renewed_at = now() - interval '1 hour'");

        awaitLease(opened.session(), "LOST");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sbxConfig", nullValue());
    }
}
