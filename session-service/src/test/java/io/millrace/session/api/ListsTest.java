package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ListsTest {
    private final Calls alice = Calls.somebody();

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
}
