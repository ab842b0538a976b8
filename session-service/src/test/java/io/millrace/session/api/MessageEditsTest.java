package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.payloads.WatcherEvent.MessageDeleted;
import io.millrace.streams.contract.payloads.WatcherEvent.MessageEdited;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
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
class MessageEditsTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();

    @Test
    void what_the_user_wrote_can_be_changed_and_what_it_said_is_kept() {
        Calls alice = Calls.somebody();
        Calls.Opened opened = alice.opens("Which columns?");
        String message = firstMessage(alice, opened);

        put(alice, message, text("Which tables?"))
                .statusCode(200)
                .body("content[0].text", equalTo("Which tables?"))
                .body("version", equalTo(1))
                .body("editedAt", notNullValue());
        put(alice, message, text("Which rows?")).statusCode(200).body("version", equalTo(2));

        alice.get("/api/v1/messages/{id}", message)
                .statusCode(200)
                .body("content[0].text", equalTo("Which rows?"))
                .body("position", equalTo(1));
        alice.get("/api/v1/messages/{id}/edits", message)
                .statusCode(200)
                .body("data.version", contains(1, 0))
                .body("data.content.text.flatten()", contains("Which tables?", "Which columns?"));
        try (var watchers = probe(opened)) {
            Envelope told = watchers.await("the edit", e -> e.data() instanceof MessageEdited);
            GoldenShape.assertSame(codec.tree(told));
        }
    }

    @Test
    void what_the_user_wrote_can_be_taken_out() {
        Calls alice = Calls.somebody();
        Calls.Opened opened = alice.opens("Never mind");
        String message = firstMessage(alice, opened);

        alice.request().delete("/api/v1/messages/{id}", message).then().statusCode(204);

        alice.get("/api/v1/messages/{id}", message).statusCode(404);
        alice.get("/api/v1/messages/{id}/edits", message).statusCode(404);
        alice.get("/api/v1/sessions/{id}/messages?total=true", opened.session().toString())
                .body("data.size()", equalTo(0))
                .body("total", equalTo(0));
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data.size()", equalTo(0));
        alice.request().delete("/api/v1/messages/{id}", message).then().statusCode(404);
        try (var watchers = probe(opened)) {
            Envelope told = watchers.await("its end", e -> e.data() instanceof MessageDeleted);
            GoldenShape.assertSame(codec.tree(told));
        }
    }

    @Test
    void what_an_agent_wrote_stays() {
        Calls alice = Calls.somebody();
        Calls.Opened opened = alice.opens("Say something");
        new Agent(opened).starts().says("Something");
        String path = "/api/v1/tasks/" + opened.task() + "/messages";
        Await.until(
                "the step is there",
                () -> alice.get(path).extract().<Integer>path("data.size()") == 2);
        String message = alice.get(path).extract().path("data[1].id");

        put(alice, message, text("Something else"))
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"));
        alice.request().delete("/api/v1/messages/{id}", message).then().statusCode(409);

        alice.get("/api/v1/messages/{id}", message)
                .body("content[0].text", equalTo("Something"))
                .body("editedAt", nullValue());
    }

    @ParameterizedTest
    @CsvSource({"GET, ''", "PUT, ''", "DELETE, ''", "GET, /edits"})
    void what_is_somebody_elses_is_not_there(Method method, String more) {
        Calls alice = Calls.somebody();
        String message = firstMessage(alice, alice.opens("Mine"));

        var request = Calls.somebody().request();
        (method == Method.PUT ? request.body(text("Yours")) : request)
                .request(method, "/api/v1/messages/" + message + more)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("MESSAGE_NOT_FOUND"));

        alice.get("/api/v1/messages/{id}", message).body("content[0].text", equalTo("Mine"));
    }

    static Stream<Arguments> badContents() {
        return Stream.of(
                Arguments.of("content", "{}"),
                Arguments.of("content", "{\"content\":[]}"),
                Arguments.of("content", "{\"content\":7}"),
                Arguments.of("content[0]", "{\"content\":[null]}"),
                Arguments.of("content[0].text", blocks("{\"type\":\"text\"}")),
                Arguments.of("content[0].text", blocks("{\"type\":\"text\",\"text\":\" \"}")),
                Arguments.of(
                        "content[1].text",
                        blocks(
                                "{\"type\":\"text\",\"text\":\"x\"},"
                                        + "{\"type\":\"text\",\"text\":\"a\\u0000\"}")),
                Arguments.of(
                        "content[0].text",
                        blocks("{\"type\":\"text\",\"text\":\"" + "x".repeat(100_001) + "\"}")),
                Arguments.of(
                        "content[0].type",
                        blocks(
                                "{\"type\":\"tool_result\",\"tool_use_id\":\"1\",\"content\":\"\","
                                        + "\"is_error\":false}")),
                Arguments.of("content[0].type", blocks("{\"type\":\"sketch\"}")),
                Arguments.of("content[0].source", blocks("{\"type\":\"image\"}")),
                Arguments.of(
                        "content[0].source.type",
                        blocks("{\"type\":\"image\",\"source\":{\"type\":\"disk\"}}")),
                Arguments.of(
                        "content[0].source.data",
                        blocks(
                                "{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                                        + "\"media_type\":\"image/png\"}}")),
                Arguments.of("colour", "{\"content\":[],\"colour\":\"red\"}"));
    }

    @ParameterizedTest
    @MethodSource("badContents")
    void a_bad_block_is_refused_by_name_and_nothing_changes(String param, String body) {
        Calls alice = Calls.somebody();
        String message = firstMessage(alice, alice.opens("As it was"));

        put(alice, message, body).statusCode(400).body("error.param", equalTo(param));

        alice.get("/api/v1/messages/{id}", message)
                .body("content[0].text", equalTo("As it was"))
                .body("version", equalTo(0));
    }

    @Test
    void a_message_that_is_not_there_is_not_found() {
        Calls alice = Calls.somebody();

        alice.get("/api/v1/messages/{id}", UUID.randomUUID().toString())
                .statusCode(404)
                .body("error.code", equalTo("MESSAGE_NOT_FOUND"));
        alice.get("/api/v1/messages/1").statusCode(400).body("error.param", equalTo("id"));
        alice.get("/api/v1/summaries/{id}", UUID.randomUUID().toString())
                .statusCode(404)
                .body("error.code", equalTo("SUMMARY_NOT_FOUND"));
    }

    private static ValidatableResponse put(Calls user, String message, Object body) {
        return user.request().body(body).put("/api/v1/messages/{id}", message).then();
    }

    private static String text(String text) {
        return blocks("{\"type\":\"text\",\"text\":\"" + text + "\"}");
    }

    private static String blocks(String blocks) {
        return "{\"content\":[" + blocks + "]}";
    }

    private static String firstMessage(Calls user, Calls.Opened opened) {
        List<String> ids =
                user.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                        .extract()
                        .path("data.id");
        return ids.getFirst();
    }

    private StreamProbe<Envelope> probe(Calls.Opened opened) {
        return StreamProbe.on(
                StackResource.redisUrl(),
                StreamName.fanoutSession(opened.session()).key(),
                codec::decode);
    }
}
