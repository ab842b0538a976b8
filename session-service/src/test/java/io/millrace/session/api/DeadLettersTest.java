package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.DeadLetter;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.millrace.trust.Roles;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Speaks HTTP and Redis only.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class DeadLettersTest {
    private static final String PATH = "/api/v1/dead-letters";

    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Test
    void what_a_service_gave_up_is_kept_for_the_operators() {
        Calls.Opened opened = alice.opens("Work");
        String id = givenUpByAgents(opened, "the model is gone");

        operator()
                .get(PATH + "/{id}", id)
                .then()
                .statusCode(200)
                .body("taskType", equalTo("{work.tasks}.medium"))
                .body("entityId", equalTo(opened.task().toString()))
                .body("entityData.group", equalTo("agent-workers"))
                .body("retryCount", equalTo(10))
                .body("lastError", equalTo("the model is gone"))
                .body("firstFailedAt", notNullValue())
                .body("lastErrorAt", notNullValue())
                .body("status", equalTo("pending"));
    }

    @Test
    void a_letter_that_comes_twice_is_kept_once() {
        Calls.Opened opened = alice.opens("Twice");
        Envelope letter = letter(opened, work(), "once");

        send(StreamName.DEAD_LETTERS, letter);
        send(StreamName.DEAD_LETTERS, letter);
        givenUpByAgents(alice.opens("Marker"), "after both");

        assertEquals(1, found(opened.task()).size());
    }

    @ParameterizedTest
    @CsvSource({"resolve, resolved", "abandon, abandoned"})
    void an_operator_closes_a_letter_with_notes(String verb, String status) {
        String id = givenUpByAgents(alice.opens("Close"), "no");

        post(id, verb, Map.of("notes", "Told the user."))
                .statusCode(200)
                .body("status", equalTo(status))
                .body("resolutionNotes", equalTo("Told the user."))
                .body("resolvedBy", notNullValue());

        operator().get(PATH + "?status=" + status).then().body("data[0].id", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource({
        "resolve, resolved, requeue",
        "resolve, resolved, resolve",
        "abandon, abandoned, requeue",
        "abandon, abandoned, resolve",
        "requeue, resolved, abandon",
        "requeue, resolved, requeue"
    })
    void a_closed_letter_stays_closed(String first, String status, String second) {
        Calls.Opened opened = alice.opens("Closed");
        String id = givenUpByAgents(opened, "no");
        post(id, first, Map.of()).statusCode(200);

        post(id, second, Map.of())
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body(
                        "error.message",
                        equalTo("dead letter is " + status + ", which does not allow " + second));
    }

    @Test
    void requeueing_a_failed_task_makes_another_of_its_prompt_once() {
        Calls.Opened opened = alice.opens("Try this");
        new Agent(opened).starts().fails("no model");
        alice.awaitTask(opened.task(), "FAILED");
        String id = givenUpByAgents(opened, "no model");

        post(id, "requeue", Map.of()).statusCode(200).body("resolutionNotes", equalTo("requeued"));
        post(id, "requeue", Map.of()).statusCode(409);

        alice.get("/api/v1/sessions/{id}/tasks", opened.session().toString())
                .body("data.size()", equalTo(2))
                .body("data[0].description", equalTo("Try this"))
                .body("data[0].status", equalTo("PENDING"))
                .body("data[1].status", equalTo("FAILED"));
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
    }

    @Test
    void who_has_nothing_to_note_sends_no_body() {
        Calls.Opened opened = alice.opens("Try this");
        new Agent(opened).starts().fails("no model");
        alice.awaitTask(opened.task(), "FAILED");
        String id = givenUpByAgents(opened, "no model");

        given().auth()
                .oauth2(Tokens.user("operator").roles(Roles.MANAGER).token())
                .noContentType()
                .post(PATH + "/" + id + "/requeue")
                .then()
                .statusCode(200)
                .body("status", equalTo("resolved"));
    }

    @Test
    void a_requeued_task_has_the_files_of_the_one_that_failed() {
        Calls.Opened opened =
                alice.submits(
                        Map.of(
                                "description",
                                "Read them",
                                "files",
                                List.of(file("a.txt", "first"), file("b.txt", "second"))));
        new Agent(opened).starts().fails("no model");
        alice.awaitTask(opened.task(), "FAILED");

        post(givenUpByAgents(opened, "no model"), "requeue", Map.of()).statusCode(200);

        String again =
                alice.get("/api/v1/sessions/{id}/tasks", opened.session().toString())
                        .extract()
                        .path("data[0].id");
        assertNotEquals(opened.task().toString(), again);
        List<String> copies =
                alice.get("/api/v1/tasks/{id}", again)
                        .body("files.name", contains("a.txt", "b.txt"))
                        .body("files.type", contains("text/plain", "text/plain"))
                        .extract()
                        .path("files.id");
        alice.get("/tasks/{id}/messages", again)
                .body("[0].content[0].text", equalTo("Read them"))
                .body("[0].content[1].text", containsString("a.txt (text/plain, 5 bytes)"))
                .body("[0].content[1].text", containsString(copies.getFirst()))
                .body("[0].content[2].text", containsString(copies.getLast()));
        // The first task may go: the second does not need what it had.
        alice.delete("/api/v1/tasks/" + opened.task()).statusCode(204);
        alice.get("/api/v1/files/{id}", copies.getLast()).statusCode(200).body(equalTo("second"));
    }

    private static Map<String, Object> file(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "name",
                name,
                "base64",
                Base64.getEncoder().encodeToString(bytes),
                "type",
                "text/plain",
                "size",
                bytes.length);
    }

    @Test
    void a_task_that_has_ended_well_is_not_requeued_and_the_letter_waits() {
        Calls.Opened opened = alice.opens("Done");
        new Agent(opened).starts().completes("Fine");
        alice.awaitTask(opened.task(), "COMPLETED");
        String id = givenUpByAgents(opened, "too late");

        post(id, "requeue", Map.of())
                .statusCode(409)
                .body("error.message", containsString("COMPLETED"));

        operator().get(PATH + "/{id}", id).then().body("status", equalTo("pending"));
    }

    @Test
    void an_event_that_this_service_gave_up_takes_effect_when_requeued_and_only_once() {
        Calls.Opened opened = alice.opens("Event");
        // The end comes before the beginning: an illegal move, and a dead letter.
        Agent agent = new Agent(opened);
        agent.completes("Done");
        String id =
                Await.value(
                        "the refused event is a dead letter",
                        () -> found(opened.task()).stream().findFirst());
        operator()
                .get(PATH + "/{id}", id)
                .then()
                .body("taskType", equalTo("events.tasks"))
                .body("lastError", containsString("PENDING"));
        agent.starts();
        alice.awaitTask(opened.task(), "RUNNING");

        post(id, "requeue", Map.of()).statusCode(200);

        alice.awaitTask(opened.task(), "COMPLETED");
        post(id, "requeue", Map.of()).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "power_user", "guest"})
    void only_operators_see_and_move_them(String role) {
        RequestSpecification somebody = as(role);
        String id = givenUpByAgents(alice.opens("Mine"), "no");

        somebody.get(PATH).then().statusCode(403);
        as(role).get(PATH + "/{id}", id).then().statusCode(403);
        for (String verb : List.of("resolve", "abandon", "requeue")) {
            as(role).body("{}").post(PATH + "/" + id + "/" + verb).then().statusCode(403);
        }
        given().get(PATH).then().statusCode(401);
        operator().get(PATH + "/{id}", id).then().body("status", equalTo("pending"));
    }

    @Test
    void bad_input_is_refused_by_name_and_changes_nothing() {
        String id = givenUpByAgents(alice.opens("Bad"), "no");

        operator()
                .get(PATH + "?status=open")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("status"));
        operator().get(PATH + "/no-uuid").then().statusCode(400).body("error.param", equalTo("id"));
        operator().get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
        post(UUID.randomUUID().toString(), "resolve", Map.of()).statusCode(404);
        post(id, "resolve", Map.of("notes", "x".repeat(2001)))
                .statusCode(400)
                .body("error.param", equalTo("notes"));
        post(id, "resolve", Map.of("notes", 7)).statusCode(400);
        post(id, "resolve", Map.of("note", "x")).statusCode(400);
        post(id, "resolve", Map.of("notes", "a\u0000b")).statusCode(400);

        operator().get(PATH + "/{id}", id).then().body("status", equalTo("pending"));
    }

    @Test
    void the_list_goes_on_by_cursor() {
        for (int i = 0; i < 3; i++) {
            givenUpByAgents(alice.opens("Page " + i), "no");
        }

        String next =
                operator()
                        .get(PATH + "?status=pending&pageSize=2&total=true")
                        .then()
                        .statusCode(200)
                        .body("data.size()", equalTo(2))
                        .body("total", notNullValue())
                        .extract()
                        .path("next");

        operator()
                .get(PATH + "?status=pending&pageSize=2&cursor=" + next)
                .then()
                .statusCode(200)
                .body("data.size()", greaterThan(0))
                .body("page", equalTo(2));
    }

    /// A letter that agent-service writes about a task's work.
    ///
    /// @return its id, once it is kept
    private String givenUpByAgents(Calls.Opened opened, String cause) {
        Envelope letter = letter(opened, work(), cause);
        send(StreamName.DEAD_LETTERS, letter);
        return Await.value("the letter is kept", () -> found(opened.task()).stream().findFirst());
    }

    private List<String> found(TaskId task) {
        return operator()
                .get(PATH + "?pageSize=100")
                .then()
                .extract()
                .path("data.findAll { it.entityId == '" + task + "' }.id");
    }

    private static byte[] work() {
        return new byte[] {1, 2, 3};
    }

    private Envelope letter(Calls.Opened opened, byte[] entry, String cause) {
        Instant now = Instant.now();
        return new Envelope(
                UUID.randomUUID(),
                StreamName.Source.AGENT,
                opened.task().toString(),
                now,
                null,
                opened.session(),
                null,
                null,
                1,
                new DeadLetter(
                        "{work.tasks}.medium",
                        StreamName.Group.AGENT_WORKERS,
                        "1-1",
                        UUID.randomUUID().toString(),
                        cause,
                        10,
                        List.of("first", "second"),
                        now.minusSeconds(60),
                        now,
                        Base64.getEncoder().encodeToString(entry)));
    }

    private void send(StreamName stream, Envelope envelope) {
        Agent.append(stream.key(), codec.encode(envelope));
    }

    private static ValidatableResponse post(String id, String verb, Map<String, Object> body) {
        return operator().body(body).post(PATH + "/" + id + "/" + verb).then();
    }

    private static RequestSpecification operator() {
        return as(Roles.MANAGER);
    }

    private static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(Tokens.user("operator").roles(role).token())
                .contentType(ContentType.JSON);
    }
}
