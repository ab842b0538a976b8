package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every field of the task API, wrong in every way.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TaskInputTest {
    private final Calls alice = Calls.somebody();

    static Stream<Arguments> badTasks() {
        return Stream.of(
                        Arguments.of("description", "{}"),
                        Arguments.of("description", "{\"description\":null}"),
                        Arguments.of("description", "{\"description\":\"\"}"),
                        Arguments.of("description", "{\"description\":\" \\n\"}"),
                        Arguments.of("description", "{\"description\":\"a\\u0000\"}"),
                        Arguments.of("description", "{\"description\":7}"),
                        Arguments.of(
                                "description", "{\"description\":\"" + "x".repeat(10_001) + "\"}"),
                        with("type", "\"SOON\""),
                        with("type", "1"),
                        with("scheduledFor", "7"),
                        with("scheduledFor", "\"\""),
                        with("scheduledFor", "\"tomorrow\""),
                        with("scheduledFor", "\"2031-01-01T00:00:00\""),
                        with("scheduledFor", "\"1969-01-01T00:00:00Z\""),
                        with("scheduledFor", "\"+999999999-12-31T23:59:59-18:00\""),
                        Arguments.of(
                                "scheduledFor", "{\"description\":\"x\",\"type\":\"SCHEDULED\"}"),
                        Arguments.of(
                                "scheduledFor",
                                "{\"description\":\"x\",\"type\":\"IMMEDIATE\","
                                        + "\"scheduledFor\":\"2031-01-01T00:00:00Z\"}"),
                        with("priority", "\"SOON\""),
                        with("priority", "3"),
                        with("createdBy", "\"NOBODY\""),
                        with("userId", "\"" + UUID.randomUUID() + "\""),
                        with("userId", "\"\""),
                        with("userId", "5"),
                        with("model", "\"fast\""),
                        with("model", "[]"),
                        Arguments.of("model.name", model("{\"provider\":\"p\"}")),
                        Arguments.of("model.provider", model("{\"name\":\"n\"}")),
                        Arguments.of("model.name", model("{\"provider\":\"p\",\"name\":\"\"}")),
                        Arguments.of(
                                "model.provider",
                                model("{\"provider\":\"" + "p".repeat(101) + "\",\"name\":\"n\"}")),
                        Arguments.of(
                                "model.colour",
                                model("{\"provider\":\"p\",\"name\":\"n\",\"colour\":1}")),
                        with("sessionId", "\"x\""),
                        with("sessionId", "7"),
                        with("colour", "\"red\""))
                .flatMap(bad ->
                        Stream.of("/api/v1/tasks", "/tasks")
                                .map(path -> Arguments.of(path, bad.get()[0], bad.get()[1])));
    }

    private static Arguments with(String field, String value) {
        return Arguments.of(field, "{\"description\":\"x\",\"" + field + "\":" + value + "}");
    }

    private static String model(String value) {
        return "{\"description\":\"x\",\"model\":" + value + "}";
    }

    @ParameterizedTest
    @MethodSource("badTasks")
    void a_bad_field_is_refused_by_name_and_nothing_is_made(
            String path, String param, String body) {
        alice.post(path, body)
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param))
                .body("error.message", containsString(param));
        alice.get("/tasks").body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"DONE\"} | status",
                "{\"status\":\"running\"} | status",
                "{\"status\":7} | status",
                "{\"priority\":\"SOON\"} | priority",
                "{\"priority\":0} | priority",
                "{\"result\":\"x\"} | result"
            })
    void a_bad_change_is_refused_by_name(String body, String param) {
        TaskId task = alice.submits(Map.of("description", "Work")).task();

        for (String path : new String[] {"/api/v1/tasks/", "/tasks/"}) {
            alice.patch(path + task, body)
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_INPUT"))
                    .body("error.param", equalTo(param));
        }
        alice.get("/tasks/{id}", task.toString())
                .body("status", equalTo("PENDING"))
                .body("priority", equalTo("MEDIUM"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | message",
                "{\"message\":\"\"} | message",
                "{\"message\":\" \"} | message",
                "{\"message\":null} | message",
                "{\"message\":7} | message",
                "{\"message\":\"a\\u0000\"} | message",
                "{\"message\":\"a\",\"role\":\"USER\"} | role"
            })
    void a_bad_message_is_refused_by_name(String body, String param) {
        TaskId task = alice.submits(Map.of("description", "Work")).task();

        for (String path : new String[] {"/api/v1/tasks/", "/tasks/"}) {
            alice.post(path + task + "/messages", body)
                    .statusCode(400)
                    .body("error.code", equalTo("INVALID_INPUT"))
                    .body("error.param", equalTo(param));
        }
        alice.get("/tasks/{id}/messages", task.toString()).body("size()", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page",
        "page=x, page",
        "limit=0, limit",
        "limit=101, limit",
        "page=2000, page",
        "status=running, status",
        "statuses=A, statuses",
        "priority=SOON, priority",
        "type=SOON, type"
    })
    void a_bad_parameter_of_a_list_is_refused_by_name(String query, String param) {
        alice.get("/tasks?" + query).statusCode(400).body("error.param", equalTo(param));
    }

    @Test
    void what_is_no_uuid_is_refused_by_name() {
        alice.get("/tasks/7").statusCode(400).body("error.param", equalTo("id"));
        alice.delete("/tasks/x").statusCode(400).body("error.param", equalTo("id"));
        alice.post("/tasks/x/takeover", "").statusCode(400).body("error.param", equalTo("id"));
    }
}
