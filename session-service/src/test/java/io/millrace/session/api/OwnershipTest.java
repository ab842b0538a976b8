package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class OwnershipTest {
    private static final String PROMPT = "{\"prompt\":\"x\"}";

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/sessions/{session}, SESSION_NOT_FOUND",
        "PUT, /api/v1/sessions/{session}, SESSION_NOT_FOUND",
        "PATCH, /api/v1/sessions/{session}, SESSION_NOT_FOUND",
        "DELETE, /api/v1/sessions/{session}, SESSION_NOT_FOUND",
        "POST, /api/v1/sessions/{session}/archive, SESSION_NOT_FOUND",
        "POST, /api/v1/sessions/{session}/restore, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/export, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/sharing, SESSION_NOT_FOUND",
        "PUT, /api/v1/sessions/{session}/sharing, SESSION_NOT_FOUND",
        "POST, /api/v1/sessions/{session}/cancel, SESSION_NOT_FOUND",
        "POST, /api/v1/sessions/{session}/prompts, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/prompts, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/messages, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/tasks, SESSION_NOT_FOUND",
        "GET, /api/v1/sessions/{session}/summaries, SESSION_NOT_FOUND",
        "POST, /api/v1/sessions/{session}/regenerate-title, SESSION_NOT_FOUND",
        "GET, /api/v1/chats/{session}, SESSION_NOT_FOUND",
        "DELETE, /api/v1/chats/{session}, SESSION_NOT_FOUND",
        "POST, /api/v1/chats/{session}/duplicate, SESSION_NOT_FOUND",
        "PUT, /api/v1/chats/{session}/restore, SESSION_NOT_FOUND",
        "GET, /api/v1/prompts/{task}, TASK_NOT_FOUND",
        "GET, /api/v1/tasks/{task}, TASK_NOT_FOUND",
        "POST, /api/v1/tasks/{task}/cancel, TASK_NOT_FOUND",
        "GET, /api/v1/tasks/{task}/messages, TASK_NOT_FOUND",
        "GET, /api/v1/tasks/{task}/messages/raw, TASK_NOT_FOUND",
        "GET, /api/v1/tasks/{task}/messages/processed, TASK_NOT_FOUND",
        "POST, /api/v1/tasks/{task}/takeover, TASK_NOT_FOUND",
        "POST, /api/v1/tasks/{task}/resume, TASK_NOT_FOUND",
        "DELETE, /api/v1/tasks/{task}, TASK_NOT_FOUND",
        "GET, /tasks/{task}, TASK_NOT_FOUND",
        "DELETE, /tasks/{task}, TASK_NOT_FOUND",
        "POST, /tasks/{task}/takeover, TASK_NOT_FOUND",
        "POST, /tasks/{task}/resume, TASK_NOT_FOUND",
        "POST, /tasks/{task}/cancel, TASK_NOT_FOUND",
        "GET, /tasks/{task}/messages, TASK_NOT_FOUND",
        "GET, /tasks/{task}/messages/raw, TASK_NOT_FOUND",
        "GET, /tasks/{task}/messages/processed, TASK_NOT_FOUND"
    })
    void what_is_somebody_elses_is_not_there(Method method, String path, String code) {
        Calls alice = Calls.somebody();
        Calls.Opened hers = alice.opens("Mine");
        String address =
                path.replace("{session}", hers.session().toString())
                        .replace("{task}", hers.task().toString());

        var request = Calls.somebody().request();
        (method == Method.GET || method == Method.DELETE ? request : request.body(body(path)))
                .request(method, address)
                .then()
                .statusCode(404)
                .body("error.type", equalTo("not_found_error"))
                .body("error.code", equalTo(code));

        // and: it is there for its owner, untouched
        alice.get("/api/v1/tasks/{id}", hers.task().toString()).body("status", equalTo("PENDING"));
    }

    private static String body(String path) {
        return path.endsWith("/prompts") ? PROMPT : "{}";
    }

    @Test
    void lists_show_ones_own_only() {
        Calls.Opened hers = Calls.somebody().opens("Hers");
        Calls bob = Calls.somebody();
        Calls.Opened his = bob.opens("His");

        bob.get("/api/v1/sessions")
                .body("data.id", hasItem(his.session().toString()))
                .body("data.id", not(hasItem(hers.session().toString())));
        bob.get("/api/v1/tasks")
                .body("data.id", hasItem(his.task().toString()))
                .body("data.id", not(hasItem(hers.task().toString())));
    }

    static Stream<Arguments> badTokens() {
        Tokens alice = Tokens.user("alice");
        return Stream.of(
                Arguments.of("expired", alice.expired().token()),
                Arguments.of("signed by somebody else", alice.signedBySomebodyElse().token()),
                Arguments.of("tampered with", alice.tamperedToken("bob")),
                Arguments.of("unsigned", alice.unsignedToken()),
                Arguments.of("for another audience", alice.audience("other").token()),
                Arguments.of("a user's with an act claim", alice.actor("agent-service").token()),
                Arguments.of(
                        "a service's for another service",
                        Tokens.actingFor("alice", "agent-service")
                                .audience("sql-analyzer-service")
                                .token()),
                Arguments.of(
                        "a service's with a foreign act claim",
                        Tokens.actingFor("alice", "agent-service")
                                .audience("session-service")
                                .actor("api-gateway")
                                .token()),
                Arguments.of(
                        "of an issuer that nobody knows",
                        Tokens.actingFor("alice", "made-up-service")
                                .audience("session-service")
                                .token()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_token_that_does_not_hold_is_refused(String what, String token) {
        given().auth()
                .oauth2(token)
                .get("/api/v1/sessions")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("error.code", equalTo("UNAUTHENTICATED"))
                .body("error.param", nullValue());
    }

    @Test
    void without_a_token_nothing_is_answered() {
        given().contentType(ContentType.JSON)
                .body(PROMPT)
                .post("/api/v1/sessions/with-prompt")
                .then()
                .statusCode(401)
                .body("error.type", equalTo("authentication_error"));
    }

    @Test
    void a_guest_may_not() {
        given().auth()
                .oauth2(Tokens.user("gus").roles("guest").token())
                .get("/api/v1/sessions")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void an_agent_reads_in_its_users_name() {
        Calls alice = Calls.somebody();
        Calls.Opened hers = alice.opens("Read this");
        String token =
                Tokens.actingFor(alice.user(), "agent-service")
                        .audience("session-service")
                        .claim("task", hers.task().toString())
                        .claim("run", "1")
                        .token();

        given().auth()
                .oauth2(token)
                .get("/api/v1/tasks/{id}", hers.task().toString())
                .then()
                .statusCode(200)
                .body("status", equalTo("PENDING"));
        given().auth()
                .oauth2(token)
                .get("/api/v1/tasks/{id}/messages", hers.task().toString())
                .then()
                .statusCode(200)
                .body("data[0].content[0].text", equalTo("Read this"));
        given().auth()
                .oauth2(token)
                .get("/api/v1/tasks/{id}", Calls.somebody().opens("Not this").task().toString())
                .then()
                .statusCode(404);
    }

    @Test
    void health_needs_no_token() {
        given().get("/health").then().statusCode(200).body("", equalTo(Map.of("status", "UP")));
    }
}
