package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ChangesTest {
    private static final String SESSIONS = "/api/v1/sessions";

    private final Calls alice = Calls.somebody();

    @Test
    void a_put_says_everything_anew() {
        String id =
                open(
                        Map.of(
                                "title", "Old",
                                "repo", "git@example.org:a.git",
                                "targetBranch", "main",
                                "sbxConfig", Map.of("image", "small")));

        put(id, Map.of("title", "New", "branch", "feature/x"))
                .statusCode(200)
                .body("title", equalTo("New"))
                .body("branch", equalTo("feature/x"))
                .body("repo", nullValue())
                .body("targetBranch", nullValue())
                .body("sbxConfig", nullValue())
                .body("sessionStatus", equalTo("ACTIVE"));
        put(id, Map.of("repo", "git@example.org:b.git"))
                .body("title", equalTo("Untitled Session"))
                .body("branch", startsWith("millrace/session-"));
    }

    @Test
    void a_patch_changes_what_it_names_and_null_takes_away() {
        String id =
                open(
                        Map.of(
                                "title", "Old",
                                "repo", "git@example.org:a.git",
                                "targetBranch", "main",
                                "sbxConfig", Map.of("image", "small", "cpu", 2)));

        patch(id, "{\"targetBranch\":null,\"sbxConfig\":{\"cpu\":null,\"disk\":{\"gb\":5}}}")
                .statusCode(200)
                .body("title", equalTo("Old"))
                .body("repo", equalTo("git@example.org:a.git"))
                .body("targetBranch", nullValue())
                .body("sbxConfig", equalTo(Map.of("image", "small", "disk", Map.of("gb", 5))));
        patch(id, "{\"title\":null}").body("title", equalTo("Untitled Session"));
        alice.request()
                .contentType("application/merge-patch+json")
                .body("{\"title\":\"Third\"}")
                .patch(SESSIONS + "/" + id)
                .then()
                .statusCode(200)
                .body("title", equalTo("Third"));
    }

    @Test
    void a_change_is_made_to_the_version_that_was_seen_or_not_at_all() {
        String id = open(Map.of("title", "First"));
        String seen = alice.get(SESSIONS + "/" + id).extract().header("ETag");
        String now = put(id, Map.of("title", "Second")).extract().header("ETag");

        change(id, seen)
                .statusCode(412)
                .body("error.code", equalTo("PRECONDITION_FAILED"))
                .body("error.type", equalTo("precondition_failed_error"))
                .body("error.param", equalTo("If-Match"));
        change(id, "nonsense").statusCode(400).body("error.param", equalTo("If-Match"));
        change(id, "W/" + now).statusCode(412);
        alice.get(SESSIONS + "/" + id)
                .header("ETag", equalTo(now))
                .body("title", equalTo("Second"));
        change(id, seen + ", " + now).statusCode(200);
        change(id, "*").statusCode(200).body("title", equalTo("Third"));
        alice.request().header("If-Match", seen).delete(SESSIONS + "/" + id).then().statusCode(412);
        alice.request()
                .header("If-Match", seen)
                .post(SESSIONS + "/" + id + "/archive")
                .then()
                .statusCode(412);
        alice.get(SESSIONS + "/" + id).body("sessionStatus", equalTo("ACTIVE"));
    }

    @Test
    void sessions_go_on_from_ones_own_and_never_in_a_ring() {
        String first = open(Map.of("title", "First"));
        String second = open(Map.of("parent", first));
        String third = open(Map.of("parent", second));

        patch(first, "{\"parent\":\"%s\"}".formatted(third))
                .statusCode(422)
                .body("error.param", equalTo("parent"));
        patch(first, "{\"parent\":\"%s\"}".formatted(first)).statusCode(422);
        patch(third, "{\"parent\":\"%s\"}".formatted(first))
                .statusCode(200)
                .body("parent", equalTo(first));
        patch(third, "{\"parent\":\"%s\"}".formatted(Calls.somebody().opens("x").session()))
                .statusCode(404)
                .body("error.param", equalTo("parent"));
        patch(third, "{\"parent\":null}").statusCode(200).body("parent", nullValue());
    }

    @Test
    void several_are_changed_each_for_itself() {
        String one = open(Map.of("title", "One"));
        String two = open(Map.of("title", "Two", "repo", "r"));
        String hers = Calls.somebody().opens("Hers").session().toString();

        alice.request()
                .body(
                        """
                        [{"id":"%s","title":"I"},{"id":"%s","title":""},{"title":"x"},
                         {"id":"%s","title":"Mine"},{"id":"%s","title":"II"}]
                        """
                                .formatted(one, one, hers, two))
                .patch(SESSIONS)
                .then()
                .statusCode(200)
                .body("updated.title", contains("I", "II"))
                .body("updated.repo", contains(null, "r"))
                .body("failed.index", contains(1, 2, 3))
                .body("failed.id", contains(one, null, hers))
                .body("failed.error.param", contains("title", "id", null))
                .body("failed[2].error.code", equalTo("SESSION_NOT_FOUND"))
                .body("totalProcessed", equalTo(5));
        alice.request()
                .body(List.of(Map.of("id", two, "title", "2")))
                .put(SESSIONS)
                .then()
                .body("updated[0].repo", nullValue());
        alice.request()
                .body(Map.of("id", one, "title", "1"))
                .put(SESSIONS)
                .then()
                .statusCode(200)
                .body("title", equalTo("1"));
    }

    @Test
    void all_that_meet_the_criteria_are_changed_or_deleted() {
        IntStream.range(0, 3).forEach(i -> open(Map.of("title", "No " + i, "repo", "old")));
        String other = open(Map.of("title", "Other", "repo", "new"));
        Calls.somebody().post(SESSIONS, Map.of("repo", "old"));

        alice.request()
                .body("{\"criteria\":{\"repo\":\"old\"},\"changes\":{\"targetBranch\":\"main\"}}")
                .put(SESSIONS)
                .then()
                .statusCode(200)
                .body("updated.title", contains("No 0", "No 1", "No 2"))
                .body("updated.targetBranch", contains("main", "main", "main"))
                .body("failed", hasSize(0));
        alice.request()
                .delete(SESSIONS + "?repo=old&q=no")
                .then()
                .statusCode(200)
                .body("successCount", equalTo(3));
        alice.get(SESSIONS).body("data.id", contains(other));
    }

    @Test
    void criteria_must_say_something_and_choose_no_more_than_a_hundred() {
        alice.post(SESSIONS, Collections.nCopies(100, Map.of("repo", "many")));
        open(Map.of("repo", "many"));

        alice.request().delete(SESSIONS).then().statusCode(422);
        alice.request().delete(SESSIONS + "?deleted=false").then().statusCode(422);
        alice.request().delete(SESSIONS + "?deleted=true&repo=many").then().statusCode(422);
        alice.request().delete(SESSIONS + "?repo=").then().statusCode(400);
        alice.request().delete(SESSIONS + "?repo=many").then().statusCode(422);
        alice.request()
                .body("{\"criteria\":{},\"changes\":{\"title\":\"x\"}}")
                .put(SESSIONS)
                .then()
                .statusCode(422)
                .body("error.param", equalTo("criteria"));
        alice.request()
                .body("{\"criteria\":{\"repo\":\"many\"},\"changes\":{\"title\":\"x\"}}")
                .put(SESSIONS)
                .then()
                .statusCode(422);
        alice.get(SESSIONS + "?total=true").body("total", equalTo(101));
    }

    static Stream<Arguments> badFields() {
        return Stream.of(
                Arguments.of("title", "{\"title\":\"\"}"),
                Arguments.of("title", "{\"title\":7}"),
                Arguments.of("title", "{\"title\":\"" + "t".repeat(201) + "\"}"),
                Arguments.of("title", "{\"title\":\"a\\u0000\"}"),
                Arguments.of("repo", "{\"repo\":[]}"),
                Arguments.of("repo", "{\"repo\":\"" + "r".repeat(2001) + "\"}"),
                Arguments.of("targetBranch", "{\"targetBranch\":\"\"}"),
                Arguments.of("branch", "{\"branch\":\"" + "b".repeat(256) + "\"}"),
                Arguments.of("branch", "{\"branch\":{}}"),
                Arguments.of("parent", "{\"parent\":\"no uuid\"}"),
                Arguments.of("parent", "{\"parent\":\"\"}"),
                Arguments.of("id", "{\"id\":\"x\"}"),
                Arguments.of("sbxConfig", "{\"sbxConfig\":\"x\"}"),
                Arguments.of("sbxConfig", "{\"sbxConfig\":[1]}"),
                Arguments.of("sbxConfig", "{\"sbxConfig\":{\"a\":\"\\u0000\"}}"),
                Arguments.of("sbxConfig", "{\"sbxConfig\":{\"a\\u0000\":1}}"),
                Arguments.of("sbxConfig", "{\"sbxConfig\":{\"a\":1e999}}"),
                Arguments.of(
                        "sbxConfig",
                        "{\"sbxConfig\":" + "{\"a\":".repeat(21) + "1" + "}".repeat(22)),
                Arguments.of("sbxConfig", "{\"sbxConfig\":{\"a\":\"" + "x".repeat(16_400) + "\"}}"),
                Arguments.of("userId", "{\"userId\":\"mallory\"}"),
                Arguments.of("uiStatus", "{\"uiStatus\":\"archived\"}"));
    }

    @ParameterizedTest
    @MethodSource("badFields")
    void a_bad_field_is_refused_by_name_and_changes_nothing(String param, String body) {
        String id = open(Map.of("title", "As it was"));
        String tag = alice.get(SESSIONS + "/" + id).extract().header("ETag");

        for (var answer : List.of(patch(id, body), put(id, body))) {
            answer.statusCode(400)
                    .body("error.code", equalTo("INVALID_INPUT"))
                    .body("error.param", equalTo(param));
        }
        alice.get(SESSIONS + "/" + id)
                .header("ETag", equalTo(tag))
                .body("title", equalTo("As it was"));
    }

    @Test
    void what_is_no_object_is_refused() {
        String id = open(Map.of());
        for (String body : List.of("", "7", "[]", "null", "[{\"title\":\"x\"}]", "{")) {
            patch(id, body).statusCode(400);
            put(id, body).statusCode(400);
        }
        put(id, Map.of("id", UUID.randomUUID()))
                .statusCode(422)
                .body("error.param", endsWith("id"));
    }

    private ValidatableResponse change(String id, String ifMatch) {
        return alice.request()
                .header("If-Match", ifMatch)
                .body(Map.of("title", "Third"))
                .patch(SESSIONS + "/" + id)
                .then();
    }

    private String open(Map<String, Object> body) {
        return alice.post(SESSIONS, body).statusCode(201).extract().path("id");
    }

    private ValidatableResponse put(String id, Object body) {
        return alice.request().body(body).put(SESSIONS + "/" + id).then();
    }

    private ValidatableResponse patch(String id, String body) {
        return alice.request().body(body).patch(SESSIONS + "/" + id).then();
    }
}
