package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class BadInputTest {
    private final Calls alice = Calls.somebody();

    static Stream<Arguments> badFields() {
        return Stream.of(
                Arguments.of("prompt", "{}"),
                Arguments.of("prompt", "{\"prompt\":null}"),
                Arguments.of("prompt", "{\"prompt\":\"\"}"),
                Arguments.of("prompt", "{\"prompt\":\" \\n\\t\"}"),
                Arguments.of("prompt", "{\"prompt\":\"a\\u0000b\"}"),
                Arguments.of("prompt", "{\"prompt\":\"" + "x".repeat(100_001) + "\"}"),
                Arguments.of("prompt", "{\"prompt\":{}}"),
                Arguments.of("prompt", "{\"prompt\":[\"x\"]}"),
                Arguments.of("prompt", "{\"prompt\":7}"),
                Arguments.of("prompt", "{\"prompt\":true}"),
                Arguments.of("title", "{\"prompt\":\"x\",\"title\":\"\"}"),
                Arguments.of("title", "{\"prompt\":\"x\",\"title\":\"" + "t".repeat(201) + "\"}"),
                Arguments.of("repo", "{\"prompt\":\"x\",\"repo\":\"r\\u0000\"}"),
                Arguments.of(
                        "targetBranch",
                        "{\"prompt\":\"x\",\"targetBranch\":\"" + "b".repeat(256) + "\"}"),
                Arguments.of("parent", "{\"prompt\":\"x\",\"parent\":\"no uuid\"}"),
                Arguments.of("parent", "{\"prompt\":\"x\",\"parent\":7}"),
                Arguments.of("priority", "{\"prompt\":\"x\",\"priority\":\"SOON\"}"),
                Arguments.of("priority", "{\"prompt\":\"x\",\"priority\":2}"),
                Arguments.of("priority", "{\"prompt\":\"x\",\"priority\":\"\"}"),
                Arguments.of("model", "{\"prompt\":\"x\",\"model\":\"\"}"),
                Arguments.of("colour", "{\"prompt\":\"x\",\"colour\":\"red\"}"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void a_bad_field_is_refused_by_name(String param, String body) {
        alice.post("/api/v1/sessions/with-prompt", body)
                .statusCode(400)
                .body("error.type", equalTo("validation_error"))
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param))
                .body("error.message", containsString(param));
    }

    @Test
    void the_longest_prompt_is_taken_whatever_its_letters() {
        String text = "\uD83C\uDF0A".repeat(50_000);

        Calls.Opened opened = alice.opens(text);

        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("description", equalTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\ud83cb",
                "\\udf0a",
                "\\ud83c",
                "\\udf0a\\ud83c",
                "\\ud83c\\udf0a\\ud83c"
            })
    void half_a_surrogate_pair_is_refused_by_name(String text) {
        alice.post("/api/v1/sessions/with-prompt", "{\"prompt\":\"" + text + "\"}")
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo("prompt"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "\"x\"",
                "null",
                "{\"prompt\":\"x\"",
                "{'prompt':'x'}",
                "{\"prompt\":\"x\"} {}",
                "{\"prompt\":\"x\",\"prompt\":\"y\"}"
            })
    void what_is_no_object_of_json_is_refused(String body) {
        alice.post("/api/v1/sessions/with-prompt", body).statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/sessions/1",
        "/api/v1/sessions/not-a-uuid/messages",
        "/api/v1/sessions/x/tasks",
        "/api/v1/sessions/x/prompts",
        "/api/v1/tasks/00000000-0000-0000-0000-00000000000g",
        "/api/v1/tasks/1-1-1-1-1/messages"
    })
    void what_is_no_uuid_is_refused_by_name(String path) {
        alice.get(path).statusCode(400).body("error.param", equalTo("id"));
    }

    @ParameterizedTest
    @CsvSource({
        "sessions?page=0, page",
        "sessions?pageSize=101, pageSize",
        "sessions?cursor=nonsense, cursor",
        "sessions?total=maybe, total",
        "sessions?createdAfter=7, createdAfter",
        "sessions?updatedBefore=yesterday, updatedBefore",
        "tasks?status=running, status",
        "tasks?priority=SOON, priority",
        "tasks?page=x, page",
        "tasks?statuses=PENDING;RUNNING, statuses",
        "'tasks?statuses=PENDING,', statuses",
        "tasks?status=PENDING&statuses=RUNNING, statuses",
        "tasks?type=SOON, type"
    })
    void a_bad_parameter_of_a_list_is_refused_by_name(String path, String param) {
        alice.get("/api/v1/" + path)
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param));
    }

    @Test
    void an_oversize_body_is_refused() {
        alice.post("/api/v1/sessions/with-prompt", "{\"prompt\":\"" + "x".repeat(1_200_000) + "\"}")
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"));
    }

    @Test
    void another_media_type_is_refused() {
        alice.request()
                .contentType(ContentType.TEXT)
                .body("prompt=x")
                .post("/api/v1/sessions/with-prompt")
                .then()
                .statusCode(415)
                .body("error.code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void a_method_that_is_not_there_is_refused() {
        alice.request()
                .put("/api/v1/tasks/" + UUID.randomUUID())
                .then()
                .statusCode(405)
                .body("error.code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        alice.get("/api/v1/sessions/{id}", UUID.randomUUID().toString())
                .statusCode(404)
                .body("error.code", equalTo("SESSION_NOT_FOUND"));
        alice.get("/api/v1/tasks/{id}", UUID.randomUUID().toString())
                .statusCode(404)
                .body("error.code", equalTo("TASK_NOT_FOUND"));
        alice.post("/api/v1/sessions/" + UUID.randomUUID() + "/prompts", Map.of("prompt", "x"))
                .statusCode(404);
        alice.get("/api/v1/nothing").statusCode(404).body("error.code", equalTo("NOT_FOUND"));
    }
}
