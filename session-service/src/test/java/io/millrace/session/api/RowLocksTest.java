package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.payloads.SessionEvent.TitleSuggested;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever changes a session, its tasks or its messages waits for whoever is at it before reading
/// anything, and goes on from what that has made of it.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class RowLocksTest {
    private static final long PATIENCE_SECONDS = 20;

    private final Calls alice = Calls.somebody();

    @Inject DataSource database;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST   | sessions/{session}/prompts          | {\"prompt\":\"More\"}     | 201",
                "POST   | tasks | {\"description\":\"More\",\"sessionId\":\"{session}\"}  | 201",
                "POST   | chats | {\"prompt\":\"More\",\"chat_id\":\"{session}\"}         | 201",
                "PUT    | chats/{session}                     | {\"title\":\"Other\"}     | 200",
                "PATCH  | sessions/{session}                  | {\"title\":\"Other\"}     | 200",
                "PUT    | sessions/{session}/sharing          | {}                        | 200",
                "POST   | sessions/{session}/regenerate-title |                           | 202",
                "POST   | sessions/{session}/cancel           |                           | 200",
                "POST   | sessions/{session}/archive          |                           | 200",
                "DELETE | sessions/{session}                  |                           | 204",
                "PATCH  | tasks/{task}                        | {\"priority\":\"URGENT\"} | 200",
                "POST   | tasks/{task}/takeover               |                           | 200",
                "POST   | tasks/{task}/messages               | {\"message\":\"And?\"}    | 201",
                "POST   | tasks/{task}/cancel                 |                           | 200",
                "DELETE | tasks/{task}                        |                           | 204",
                "PUT    | messages/{message} | {\"content\":[{\"type\":\"text\",\"text\":\"x\"}]} | 200",
                "DELETE | messages/{message}                  |                           | 204",
            })
    void a_request_waits_for_another_and_goes_on_from_what_that_has_made(
            Method method, String path, @Nullable String body, int status) throws Exception {
        Calls.Opened opened = running();

        assertEquals(status, behindAnother(opened, request(opened, method, path, body)));
    }

    @Test
    void a_resume_and_a_restore_wait_too() throws Exception {
        Calls.Opened opened = running();
        alice.post("/api/v1/tasks/" + opened.task() + "/takeover", "").statusCode(200);
        assertEquals(200, behindAnother(opened, post(opened, "tasks/{task}/resume")));

        alice.delete("/api/v1/sessions/" + opened.session()).statusCode(204);
        assertEquals(200, behindAnother(opened, post(opened, "sessions/{session}/restore")));
    }

    @Test
    void a_purge_waits_too() throws Exception {
        Calls.Opened opened = alice.opens("Work");
        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "").statusCode(200);
        String admin = Tokens.user("ada").roles("admin").token();
        String path = "/api/v1/sessions/" + opened.session() + "?purge=true";

        assertEquals(204, behindAnother(opened, () -> given().auth().oauth2(admin).delete(path)));
    }

    @Test
    void of_two_who_take_over_at_once_one_does() throws Exception {
        Calls.Opened opened = running();
        Callable<Response> takeover = post(opened, "tasks/{task}/takeover");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldSession held = new HeldSession(database, opened.session())) {
            Future<Response> one = threads.submit(takeover);
            Future<Response> other = threads.submit(takeover);
            held.awaitWaiters(2);
            held.commit();

            assertEquals(
                    List.of(200, 409), Stream.of(status(one), status(other)).sorted().toList());
        }
    }

    @Test
    void who_has_waited_long_is_told_to_come_back() throws Exception {
        Calls.Opened opened = alice.opens("Work");
        String prompts = "/api/v1/sessions/" + opened.session() + "/prompts";
        try (HeldSession _ = new HeldSession(database, opened.session())) {
            alice.post(prompts, "{\"prompt\":\"More\"}")
                    .statusCode(503)
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        }
        alice.post(prompts, "{\"prompt\":\"More\"}").statusCode(201);
    }

    @Test
    void what_an_agent_tells_waits_too() throws Exception {
        Calls.Opened opened = alice.opens("Work");
        try (HeldSession held = new HeldSession(database, opened.session())) {
            new Agent(opened).starts();

            assertReadsNothingBefore(held);
        }
        alice.awaitTask(opened.task(), "RUNNING");
    }

    @Test
    void a_title_that_an_agent_suggests_waits_too() throws Exception {
        Calls.Opened opened = alice.opens("Work");
        String untitled = alice.sessionField(opened.session(), "title");
        try (HeldSession held = new HeldSession(database, opened.session())) {
            new Agent(opened)
                    .suggests(
                            1,
                            new TitleSuggested(opened.session(), untitled, "Look at it", "look"));

            assertReadsNothingBefore(held);
        }
        Await.until(
                "it has the title",
                () -> alice.sessionField(opened.session(), "title").equals("Look at it"));
    }

    private Calls.Opened running() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        return opened;
    }

    /// Sends a request while another is at the session, which changes all that it could have read.
    ///
    /// @return the status of the answer
    private int behindAnother(Calls.Opened opened, Callable<Response> request) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HeldSession held = new HeldSession(database, opened.session())) {
            Future<Response> answer = threads.submit(request);
            assertReadsNothingBefore(held);
            held.execute("update tasks set version = version + 1 where session_id = '%s'");
            held.execute("update sessions set version = version + 1 where id = '%s'");
            held.commit();
            return status(answer);
        }
    }

    private static void assertReadsNothingBefore(HeldSession held) {
        String statement = held.awaitWaiters(1).getFirst();
        assertTrue(statement.startsWith("select"), "it waits only to write: " + statement);
    }

    private static int status(Future<Response> answer) throws Exception {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS).statusCode();
    }

    private Callable<Response> post(Calls.Opened opened, String path) {
        return request(opened, Method.POST, path, null);
    }

    private Callable<Response> request(
            Calls.Opened opened, Method method, String path, @Nullable String body) {
        String session = opened.session().toString();
        String task = opened.task().toString();
        String where = path.replace("{session}", session).replace("{task}", task);
        if (where.contains("{message}")) {
            String message =
                    alice.get("/api/v1/tasks/{id}/messages", task).extract().path("data[0].id");
            where = where.replace("{message}", message);
        }
        String address = "/api/v1/" + where;
        String content = body == null ? "" : body.replace("{session}", session);
        return () -> alice.request().body(content).request(method, address);
    }
}
