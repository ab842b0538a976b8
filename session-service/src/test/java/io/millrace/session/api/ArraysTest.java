package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ArraysTest {
    private final Calls alice = Calls.somebody();

    @Test
    void each_element_has_an_outcome_of_its_own() {
        alice.post(
                        "/api/v1/sessions/with-prompt",
                        """
                        [{"prompt":"One"}, {"prompt":""}, 7, {"prompt":"Four","colour":"red"},
                         {"prompt":"Five","parent":"%s"}, {"prompt":"Six"}]
                        """
                                .formatted(UUID.randomUUID()))
                .statusCode(200)
                .body("updated", hasSize(2))
                .body("updated.taskId", contains(notNullValue(), notNullValue()))
                .body("failed.index", contains(1, 2, 3, 4))
                .body("failed[0].id", nullValue())
                .body("failed[0].error.code", equalTo("INVALID_INPUT"))
                .body("failed[0].error.param", equalTo("prompt"))
                .body("failed[1].error.code", equalTo("INVALID_REQUEST"))
                .body("failed[2].error.param", equalTo("colour"))
                .body("failed[3].error.code", equalTo("SESSION_NOT_FOUND"))
                .body("failed[3].error.requestId", notNullValue())
                .body("totalProcessed", equalTo(6))
                .body("successCount", equalTo(2))
                .body("failureCount", equalTo(4));

        // and: what failed has left nothing
        alice.get("/api/v1/sessions").body("data", hasSize(2));
        alice.get("/api/v1/tasks").body("data.description", contains("Six", "One"));
    }

    @Test
    void a_hundred_are_taken_and_one_more_is_refused_as_a_whole() {
        Map<String, String> one = Map.of("title", "One of many");

        alice.post("/api/v1/sessions", Collections.nCopies(100, one))
                .statusCode(200)
                .body("successCount", equalTo(100));
        alice.post("/api/v1/sessions", Collections.nCopies(101, one))
                .statusCode(422)
                .body("error.code", equalTo("UNPROCESSABLE"));
        alice.get("/api/v1/sessions?total=true").body("total", equalTo(100));
    }

    @Test
    void an_empty_array_is_an_array() {
        alice.post("/api/v1/sessions", List.of())
                .statusCode(200)
                .body("updated", hasSize(0))
                .body("failed", hasSize(0))
                .body("totalProcessed", equalTo(0));
    }

    @Test
    void prompts_come_in_arrays_too() {
        Calls.Opened opened = alice.opens("First");

        alice.post(
                        "/api/v1/sessions/" + opened.session() + "/prompts",
                        List.of(Map.of("prompt", "Second"), Map.of("prompt", "Third")))
                .statusCode(200)
                .body("updated.prompt", contains("Second", "Third"))
                .body("updated.status", contains("PENDING", "PENDING"));

        alice.get("/api/v1/sessions/{id}/prompts", opened.session().toString())
                .body("data.prompt", contains("Third", "Second", "First"));
    }

    @Test
    void an_array_for_a_session_of_somebody_else_fails_in_every_element() {
        Calls.Opened hers = alice.opens("Hers");

        Calls.somebody()
                .post(
                        "/api/v1/sessions/" + hers.session() + "/prompts",
                        List.of(Map.of("prompt", "x"), Map.of("prompt", "y")))
                .statusCode(200)
                .body("failed.error.code", contains("SESSION_NOT_FOUND", "SESSION_NOT_FOUND"));
        alice.get("/api/v1/sessions/{id}/tasks", hers.session().toString())
                .body("data", hasSize(1));
    }
}
