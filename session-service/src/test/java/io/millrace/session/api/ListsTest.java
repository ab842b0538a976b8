package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ListsTest {
    private static final int MANY = 12;
    private static final int TRIES = 8;

    private final Calls alice = Calls.somebody();

    @Inject SessionFactory hibernate;

    @Test
    void a_list_is_walked_by_cursor_without_a_gap_or_a_repeat() {
        List<String> opened =
                new ArrayList<>(
                        IntStream.range(0, 7)
                                .mapToObj(i -> alice.opens("No " + i).session().toString())
                                .toList());
        Collections.reverse(opened);

        List<String> seen = new ArrayList<>();
        String query = "?pageSize=3";
        for (int page = 1; page <= 3; page++) {
            var answer =
                    alice.get("/api/v1/sessions" + query)
                            .statusCode(200)
                            .body("page", equalTo(page))
                            .body("pageSize", equalTo(3))
                            .extract();
            seen.addAll(answer.path("data.id"));
            query = "?pageSize=3&cursor=" + answer.path("next");
            if (page == 2) {
                // What is opened meanwhile does not push anything into the next page.
                alice.opens("Meanwhile");
            }
            assertEquals(page == 3, answer.path("next") == null);
        }

        assertEquals(opened, seen);
    }

    @Test
    void a_list_has_pages_and_counts_only_on_request() {
        IntStream.range(0, 5).forEach(i -> alice.opens("No " + i));

        alice.get("/api/v1/tasks?page=2&pageSize=2&total=true")
                .body("data.description", contains("No 2", "No 1"))
                .body("page", equalTo(2))
                .body("total", equalTo(5));
        alice.get("/api/v1/tasks?page=3&pageSize=2")
                .body("data.description", contains("No 0"))
                .body("next", nullValue())
                .body("$", not(hasKey("total")));
        alice.get("/api/v1/sessions?total=true").body("total", equalTo(5));
    }

    @Test
    void tasks_can_be_chosen_by_status_and_priority() {
        alice.opens(Map.of("prompt", "Urgent", "priority", "URGENT"));
        Calls.Opened other = alice.opens("Other");
        alice.post("/api/v1/tasks/" + other.task() + "/cancel", "").statusCode(200);

        alice.get("/api/v1/tasks?priority=URGENT").body("data.description", contains("Urgent"));
        alice.get("/api/v1/tasks?status=CANCELLED").body("data.description", contains("Other"));
        alice.get("/api/v1/tasks?status=RUNNING").body("data.size()", equalTo(0));
    }

    @Test
    void messages_are_walked_in_their_order() {
        Calls.Opened opened = alice.opens("1");
        alice.prompts(opened.session(), Map.of("prompt", "2"));
        alice.prompts(opened.session(), Map.of("prompt", "3"));
        String path = "/api/v1/sessions/" + opened.session() + "/messages?pageSize=2&total=true";

        var first = alice.get(path).body("data.position", contains(1, 2)).body("total", equalTo(3));
        alice.get(path + "&cursor=" + first.extract().path("next"))
                .body("data.position", contains(3))
                .body("page", equalTo(2))
                .body("next", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions",
                "/api/v1/tasks",
                "/api/v1/sessions/{session}/tasks",
                "/api/v1/sessions/{session}/prompts",
                "/api/v1/sessions/{session}/messages",
                "/api/v1/tasks/{task}/messages"
            })
    void a_long_list_takes_no_more_statements_than_a_short_one(String path) {
        Calls few = Calls.somebody();
        Calls many = Calls.somebody();
        Calls.Opened ofFew = few.opens("First");
        Calls.Opened ofMany = many.opens("First");
        for (int i = 0; i < MANY; i++) {
            many.prompts(ofMany.session(), Map.of("prompt", "No " + i));
            many.opens("Further");
        }

        long forFew = statements(few, path, ofFew);
        long forMany = statements(many, path, ofMany);

        assertTrue(forFew >= 1, path);
        assertEquals(forFew, forMany, path);
    }

    /// How many statements a list takes. Loops of the service add to the figure now and then, never
    /// take from it: the least of some tries is the list's own.
    private long statements(Calls user, String path, Calls.Opened opened) {
        String address =
                path.replace("{session}", opened.session().toString())
                                .replace("{task}", opened.task().toString())
                        + "?pageSize=50";
        var statistics = hibernate.getStatistics();
        return IntStream.range(0, TRIES)
                .mapToLong(i -> {
                    long before = statistics.getPrepareStatementCount();
                    user.get(address).statusCode(200);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }
}
