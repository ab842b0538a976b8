package io.millrace.session.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.session.api.Agent;
import io.millrace.session.api.Calls;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A sandbox in the life of a session, from the built-in pool.
@QuarkusTest
@TestProfile(LendingProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class SessionLeasesTest extends BorrowingSessions {
    @Test
    void a_task_waits_in_the_inbox_until_there_is_a_sandbox() {
        Calls.Opened opened = opens();
        assertEquals("pending", alice.sessionField(opened.session(), "uiStatus"));
        assertFalse(isHandedOut(opened.task()));
        assertEquals("WANTED", lease(opened.session()));

        String box = mia.submits(Map.of("api_url", "http://box"));

        awaitHandedOut(opened.task());
        assertEquals("BORROWED", item(box));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sbxConfig.item.api_url", equalTo("http://box"))
                .body("sessionStatus", equalTo("ACTIVE"));
    }

    @Test
    void a_session_without_a_repository_needs_none() {
        Calls.Opened opened = alice.opens("Think");

        assertEquals(
                1,
                database.number(
                        "select count(*) from tasks where id = ? and dispatched_at is not null",
                        opened.task().value()));
        assertEquals("none", lease(opened.session()));
    }

    @Test
    void the_tasks_of_a_session_have_one_sandbox_which_is_returned_after_the_last() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        TaskId second = alice.prompts(opened.session(), Map.of("prompt", "And this"));

        new Agent(opened).starts().completes("1");
        awaitHandedOut(second);
        assertEquals("HELD", lease(opened.session()));
        assertEquals(
                1,
                database.number(
                        "select count(*) from sandbox_leases where session_id = ?",
                        opened.session().value()));

        new Agent(opened.session(), second).starts().completes("2");

        awaitLease(opened.session(), "RETURNED");
        awaitItem(box, "FREE");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("inboxStatus", equalTo("COMPLETED"))
                .body("uiStatus", equalTo("needs_review_ip_returned"))
                .body("sbxConfig", nullValue());
        assertEquals(
                0,
                database.number(
                        "select count(*) from sandbox_leases where session_id = ? and"
                                + " (sealed_token is not null or item is not null)",
                        opened.session().value()));
    }

    @Test
    void while_the_sandbox_is_on_its_way_back_the_session_says_so_and_a_prompt_takes_it_back() {
        String box = mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        // given: the way back is long, because somebody holds the row
        database.execute(
                """
                create function planted() returns trigger language plpgsql as $$
                begin
                  if new.return_asked_at is not null then
                    raise exception 'planted';
                  end if;
                  return new;
                end $$\
                """);
        database.execute(
                "create trigger planted before update on sandbox_leases"
                        + " for each row execute function planted()");
        TaskId again;
        try {
            new Agent(opened).starts().fails("No");
            alice.awaitTask(opened.task(), "FAILED");
            alice.get("/api/v1/sessions/{id}", opened.session().toString())
                    .body("sessionStatus", equalTo("RETURNING_IP"))
                    .body("uiStatus", equalTo("needs_review"));

            again = alice.prompts(opened.session(), Map.of("prompt", "Once more"));

            assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
            assertEquals("HELD", lease(opened.session()));
            awaitHandedOut(again);
        } finally {
            database.execute("drop trigger planted on sandbox_leases");
            database.execute("drop function planted");
        }

        new Agent(opened.session(), again).starts().fails("Still not");
        awaitItem(box, "FREE");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("FAILED"))
                .body("uiStatus", equalTo("needs_review_ip_returned"));
    }

    @Test
    void what_was_done_in_a_sandbox_is_put_before_the_user() {
        mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        new Agent(opened).starts().completes("Look");

        alice.awaitTask(opened.task(), "NEEDS_REVIEW");
        awaitLease(opened.session(), "RETURNED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("control", equalTo("USER"))
                .body("result", equalTo("Look"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("uiStatus", equalTo("needs_review_ip_returned"));
    }

    @Test
    void what_the_user_is_not_content_with_goes_on_in_another_sandbox() {
        mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        Agent agent = new Agent(opened).starts().completes("Look");
        alice.awaitTask(opened.task(), "NEEDS_REVIEW");
        awaitLease(opened.session(), "RETURNED");

        String path = "/api/v1/tasks/" + opened.task();
        alice.post(path + "/resume", "").statusCode(200);
        alice.awaitTask(opened.task(), "RUNNING");
        awaitLease(opened.session(), "HELD");
        agent.startsAgain().completes("Better");
        alice.awaitTask(opened.task(), "NEEDS_REVIEW");
        awaitLease(opened.session(), "RETURNED");

        // and: now the user is content
        alice.request().body("{\"status\":\"COMPLETED\"}").patch(path).then().statusCode(200);
        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"));
    }

    @Test
    void what_was_done_without_a_sandbox_needs_no_review() {
        Calls.Opened opened = alice.opens("Think");

        new Agent(opened).starts().completes("Done");

        alice.awaitTask(opened.task(), "COMPLETED");
    }

    @Test
    void a_prompt_after_the_return_borrows_anew() {
        mia.submits("box");
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        new Agent(opened).starts().completes("1");
        awaitLease(opened.session(), "RETURNED");

        TaskId again = alice.prompts(opened.session(), Map.of("prompt", "Once more"));

        awaitHandedOut(again);
        assertEquals("HELD", lease(opened.session()));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("uiStatus", equalTo("pending"))
                .body("sbxConfig.item", equalTo("box"));
    }

    @Test
    void the_more_urgent_gets_the_next_sandbox() {
        Calls.Opened low = opens("LOW");
        Calls.Opened urgent = opens("URGENT");

        mia.submits("box");

        awaitHandedOut(urgent.task());
        assertFalse(isHandedOut(low.task()));
        new Agent(urgent).starts().completes("1");
        awaitHandedOut(low.task());
    }

    @Test
    void what_is_cancelled_while_it_waits_borrows_nothing() {
        Calls.Opened opened = opens();

        alice.post("/api/v1/sessions/" + opened.session() + "/cancel", "").statusCode(200);
        awaitLease(opened.session(), "WITHDRAWN");
        String box = mia.submits("box");

        Calls.Opened other = opens();
        awaitHandedOut(other.task());
        assertEquals("BORROWED", item(box));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("uiStatus", equalTo("needs_review"));
    }

    @Test
    void the_agent_of_a_task_and_nobody_else_is_told_of_its_sandbox() {
        mia.submits(Map.of("api_url", "http://box"));
        Calls.Opened opened = opens();
        awaitHandedOut(opened.task());
        String path = "/api/v1/tasks/" + opened.task() + "/sandbox";

        given().auth()
                .oauth2(agentOf(alice))
                .get(path)
                .then()
                .statusCode(200)
                .body("item.api_url", equalTo("http://box"))
                .body("repo", equalTo("https://git.example/shop.git"))
                .body("targetBranch", equalTo("main"))
                .body("borrowToken", nullValue())
                .body("size()", equalTo(5));
        alice.get(path).statusCode(403);
        given().auth()
                .oauth2(agentOf(Calls.somebody()))
                .get(path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("TASK_NOT_FOUND"));
        given().auth()
                .oauth2(agentOf(alice))
                .get("/api/v1/tasks/" + alice.opens("None").task() + "/sandbox")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("SANDBOX_NOT_FOUND"));
    }

    private static String agentOf(Calls user) {
        return Tokens.actingFor(user.user(), "agent-service")
                .audience("session-service")
                .claim("task", "1")
                .claim("run", "1")
                .token();
    }
}
