package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class IdempotencyTest {
    private static final String OPEN = "/api/v1/sessions/with-prompt";

    private final Calls alice = Calls.somebody();
    private final String key = UUID.randomUUID().toString();

    @Test
    void a_repeat_is_answered_as_the_first_and_does_nothing() {
        Map<String, String> body = Map.of("prompt", "Once");
        var first = post(OPEN, body).statusCode(201).extract();

        var second = post(OPEN, body).statusCode(201).extract();

        assertEquals(first.asString(), second.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(first.header("ETag"), second.header("ETag"));
        assertEquals(first.contentType(), second.contentType());
        alice.get("/api/v1/sessions").body("data", hasSize(1));
    }

    @Test
    void a_repeat_is_answered_as_the_first_even_if_the_thing_has_changed() {
        Map<String, String> body = Map.of("prompt", "Once");
        var first = post(OPEN, body).statusCode(201).extract();
        alice.post("/api/v1/sessions/" + first.path("id") + "/cancel", "").statusCode(200);

        assertEquals(first.asString(), post(OPEN, body).statusCode(201).extract().asString());
    }

    @Test
    void a_task_is_made_once_too() {
        Map<String, String> body = Map.of("description", "Once");
        var first = post("/api/v1/tasks", body).statusCode(201).extract();

        var second = post("/api/v1/tasks", body).statusCode(201).extract();

        assertEquals(first.asString(), second.asString());
        alice.get("/api/v1/tasks").body("data", hasSize(1));
    }

    @Test
    void another_query_under_the_same_key_is_refused() {
        Calls.Opened chat = alice.opens("First");
        String copies = "/api/v1/chats/" + chat.session() + "/duplicate";
        new Agent(chat).starts().completes("Done");
        alice.awaitTask(chat.task(), "COMPLETED");
        post(copies, Map.of()).statusCode(201);

        post(copies + "?message_id=" + chat.task(), Map.of())
                .statusCode(422)
                .body("error.param", equalTo("Idempotency-Key"));
    }

    @Test
    void another_body_or_path_under_the_same_key_is_refused() {
        Calls.Opened other = alice.opens("Other");
        String prompts = "/api/v1/sessions/%s/prompts";
        post(OPEN, Map.of("prompt", "First")).statusCode(201);
        post(prompts.formatted(other.session()), Map.of("prompt", "First")).statusCode(201);

        post(OPEN, Map.of("prompt", "Second"))
                .statusCode(422)
                .body("error.code", equalTo("UNPROCESSABLE"))
                .body("error.param", equalTo("Idempotency-Key"));
        post(OPEN, List.of(Map.of("prompt", "First"))).statusCode(422);
        post(prompts.formatted(alice.opens("Third").session()), Map.of("prompt", "First"))
                .statusCode(422);
        alice.get("/api/v1/sessions").body("data", hasSize(3));
    }

    @Test
    void keys_are_each_users_and_each_operations_own() {
        post(OPEN, Map.of("prompt", "Mine")).statusCode(201);

        post("/api/v1/sessions", Map.of("title", "Mine")).statusCode(201);
        Calls.somebody()
                .request()
                .header("Idempotency-Key", key)
                .body(Map.of("prompt", "Not yours"))
                .post(OPEN)
                .then()
                .statusCode(201)
                .body("title", notNullValue());
        alice.get("/api/v1/sessions").body("data", hasSize(2));
    }

    @Test
    void what_was_refused_leaves_the_key_free() {
        post(OPEN, Map.of("prompt", "x", "parent", UUID.randomUUID())).statusCode(404);

        post(OPEN, Map.of("prompt", "x")).statusCode(201);
    }

    @Test
    void repeats_at_the_same_time_do_it_once() throws InterruptedException, ExecutionException {
        Callable<String> one =
                () -> post(OPEN, Map.of("prompt", "Once")).statusCode(201).extract().asString();

        List<Future<String>> all;
        try (var threads = Executors.newFixedThreadPool(8)) {
            all = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> one).toList());
        }

        var answers = all.stream().map(Future::resultNow).collect(Collectors.toSet());
        assertEquals(1, answers.size());
        alice.get("/api/v1/sessions").body("data", hasSize(1));
    }

    @Test
    void an_array_is_repeated_element_by_element_its_refusals_too() {
        List<Map<String, String>> body =
                List.of(Map.of("prompt", "One"), Map.of(), Map.of("prompt", "Three"));
        String first = post(OPEN, body).statusCode(200).extract().asString();

        String second = post(OPEN, body).statusCode(200).extract().asString();

        assertEquals(first, second);
        alice.get("/api/v1/sessions").body("data", hasSize(2));
        post(OPEN, List.of(Map.of("prompt", "One"))).statusCode(422);
    }

    @Test
    void without_a_key_every_request_is_a_new_one() {
        String first = alice.opens("Twice").session().toString();

        alice.post(OPEN, Map.of("prompt", "Twice")).body("id", not(equalTo(first)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\u00e4"})
    void a_key_that_is_none_is_refused_by_name(String bad) {
        alice.request()
                .header("Idempotency-Key", bad)
                .body(Map.of("prompt", "x"))
                .post(OPEN)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("Idempotency-Key"));
    }

    @Test
    void a_key_that_is_too_long_is_refused_by_name() {
        alice.request()
                .header("Idempotency-Key", "k".repeat(256))
                .body(Map.of("prompt", "x"))
                .post(OPEN)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("Idempotency-Key"));
        alice.get("/api/v1/sessions").body("data", hasSize(0));
    }

    private ValidatableResponse post(String path, Object body) {
        return alice.request().header("Idempotency-Key", key).body(body).post(path).then();
    }
}
