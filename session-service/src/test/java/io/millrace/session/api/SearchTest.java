package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class SearchTest {
    private static final String SESSIONS = "/api/v1/sessions";

    private final Calls alice = Calls.somebody();

    @ParameterizedTest
    @CsvSource({
        "fix, 2",
        "FIX log, 1",
        "login, 1",
        "login-page, 1",
        "fix missing, 0",
        "billing, 1",
        "example.org, 2",
        "git@example.org:web/billing.git, 1",
        "main, 1",
        "ix, 0",
        "größe, 1",
        "it's, 1",
        "fix | missing, 0",
        "fix:*, 2"
    })
    void words_are_found_by_how_they_begin_wherever_they_stand(String q, int found) {
        open(Map.of("title", "Fix the login/page", "repo", "git@example.org:web/shop.git"));
        open(
                Map.of(
                        "title", "fixing Größen, it's hard",
                        "repo", "git@example.org:web/billing.git",
                        "targetBranch", "main"));
        Calls.somebody().post(SESSIONS, Map.of("title", "Fix the login"));

        for (String path : List.of("/search", "", "/filter")) {
            alice.request()
                    .queryParam("q", q)
                    .get(SESSIONS + path)
                    .then()
                    .statusCode(200)
                    .body("data", hasSize(found));
        }
    }

    @Test
    void a_search_needs_words() {
        alice.get(SESSIONS + "/search").statusCode(400).body("error.param", equalTo("q"));
        alice.get(SESSIONS + "/search?q=").statusCode(400).body("error.param", equalTo("q"));
        alice.get(SESSIONS + "/search?q=---").statusCode(400).body("error.param", equalTo("q"));
        alice.request()
                .queryParam("q", "a\u0000")
                .get(SESSIONS + "/search")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("q"));
    }

    @Test
    void what_has_been_renamed_is_found_by_its_new_name() {
        String id = open(Map.of("title", "Before"));
        alice.request().body(Map.of("title", "After")).put(SESSIONS + "/" + id);

        alice.get(SESSIONS + "?q=before").body("data", hasSize(0));
        alice.get(SESSIONS + "?q=after").body("data.id", contains(id));
    }

    @Test
    void sessions_are_chosen_by_state_and_by_what_is_said_of_them() {
        Calls.Opened done = alice.opens("Done");
        new Agent(done).starts().completes("x");
        alice.awaitTask(done.task(), "COMPLETED");
        Calls.Opened running = alice.opens("Running");
        new Agent(running).starts();
        alice.awaitTask(running.task(), "RUNNING");
        Calls.Opened waiting = alice.opens(Map.of("prompt", "Waits", "repo", "r"));
        Calls.Opened away = alice.opens("Away");
        alice.post(SESSIONS + "/" + away.session() + "/archive", "").statusCode(200);
        String child = open(Map.of("title", "Child", "parent", waiting.session().toString()));

        ids("sessionStatus=COMPLETED").body("data.id", contains(done.session().toString()));
        ids("inboxStatus=ACTIVE").body("data.id", contains(running.session().toString()));
        ids("uiStatus=needs_review").body("data.id", contains(done.session().toString()));
        ids("uiStatus=in_progress").body("data.id", contains(running.session().toString()));
        ids("uiStatus=pending")
                .body("data.id", containsInAnyOrder(waiting.session().toString(), child));
        ids("uiStatus=archived").body("data.id", contains(away.session().toString()));
        ids("uiStatus=needs_review_ip_returned").body("data", hasSize(0));
        ids("repo=r").body("data.id", contains(waiting.session().toString()));
        ids("parent=" + waiting.session()).body("data.id", contains(child));
        ids("ids=" + child + "&ids=" + away.session() + "&ids=" + UUID.randomUUID())
                .body("data.id", containsInAnyOrder(away.session().toString(), child));
        ids("sessionStatus=ACTIVE&repo=r&total=true").body("total", equalTo(1));
        Instant before =
                Instant.parse(
                        alice.get(SESSIONS + "/" + child).extract().path("createdAt").toString());
        ids("createdBefore=" + before).body("data", hasSize(4));
        ids("createdAfter=" + before.minusNanos(1000)).body("data.id", contains(child));
        ids("updatedAfter=2999-01-01T00:00:00Z").body("data", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "createdAt, asc",
        "createdAt, desc",
        "updatedAt, asc",
        "updatedAt, desc",
        "title, asc",
        "title, desc"
    })
    void every_order_is_walked_by_cursor_without_a_gap_or_a_repeat(String sort, String order) {
        for (String title : List.of("b", "a/b", "c", "b", "Ä", "a", "b")) {
            open(Map.of("title", title));
        }
        String first =
                alice.get(SESSIONS + "?sort=createdAt&order=asc").extract().path("data[0].id");
        alice.request().body(Map.of("title", "b")).put(SESSIONS + "/" + first);
        List<Map<String, String>> all =
                alice.get(SESSIONS + "?pageSize=100&sort=%s&order=%s".formatted(sort, order))
                        .extract()
                        .path("data");
        Comparator<Map<String, String>> by =
                sort.equals("updatedAt")
                        ? Comparator.comparing(row -> Instant.parse(row.get("updatedAt")))
                        : Comparator.comparing(row -> row.get("id"));
        if (!sort.equals("title")) {
            assertEquals(
                    all.stream().sorted(order.equals("asc") ? by : by.reversed()).toList(), all);
        }

        List<String> seen = new ArrayList<>();
        String query = "?pageSize=2&sort=%s&order=%s".formatted(sort, order);
        String cursor = "";
        for (int page = 0; page < 4; page++) {
            var answer = alice.get(SESSIONS + query + cursor).statusCode(200).extract();
            seen.addAll(answer.path("data.id"));
            cursor = "&cursor=" + answer.path("next");
        }

        assertEquals(all.stream().map(row -> row.get("id")).toList(), seen);
        assertEquals(7, seen.size());
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        open(Map.of("title", "a"));
        open(Map.of("title", "b"));
        String cursor = alice.get(SESSIONS + "?pageSize=1&sort=title").extract().path("next");

        alice.get(SESSIONS + "?sort=title&cursor=" + cursor).statusCode(200);
        for (String other : List.of("sort=title&order=desc", "sort=updatedAt", "sort=createdAt")) {
            alice.get(SESSIONS + "?" + other + "&cursor=" + cursor)
                    .statusCode(400)
                    .body("error.param", equalTo("cursor"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sort=id, sort",
        "order=up, order",
        "sessionStatus=active, sessionStatus",
        "sessionStatus=, sessionStatus",
        "inboxStatus=x, inboxStatus",
        "uiStatus=ARCHIVED, uiStatus",
        "parent=1, parent",
        "createdAfter=yesterday, createdAfter",
        "createdBefore=, createdBefore",
        "updatedBefore=-999999999-01-01T00:00:00Z, updatedBefore",
        "ids=1, ids[0]",
        "deleted=maybe, deleted",
        "repo=%00, repo",
        "sesionStatus=COMPLETED, sesionStatus",
        "Q=x, Q",
        "page=%D9%A1, page",
        "pageSize=%2B5, pageSize"
    })
    void a_bad_criterion_is_refused_by_name(String query, String param) {
        for (String path : List.of("?", "/filter?")) {
            alice.request()
                    .urlEncodingEnabled(false)
                    .get(SESSIONS + path + query)
                    .then()
                    .statusCode(400)
                    .body("error.param", equalTo(param));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sesionStatus=COMPLETED", "limit=1", "page=1"})
    void sessions_are_not_deleted_by_criteria_that_are_half_understood(String unknown) {
        open(Map.of("title", "Mine"));

        alice.request().delete(SESSIONS + "?q=mine&" + unknown).then().statusCode(400);

        alice.get(SESSIONS).body("data.size()", equalTo(1));
    }

    private ValidatableResponse ids(String query) {
        return alice.get(SESSIONS + "/filter?" + query).statusCode(200);
    }

    private String open(Map<String, Object> body) {
        return alice.post(SESSIONS, body).statusCode(201).extract().path("id");
    }
}
