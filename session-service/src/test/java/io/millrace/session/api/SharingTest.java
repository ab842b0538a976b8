package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
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
class SharingTest {
    private static final String BODY = "{\"prompt\":\"x\"}";

    private final Calls alice = Calls.somebody();
    private final Calls bob = Calls.somebody();
    private final Calls eve = Calls.somebody();
    private final String group = "group-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({
        "GET, /sessions/{session}, 200, 200",
        "GET, /sessions/{session}?include=messages, 200, 200",
        "GET, /sessions/{session}/messages, 200, 200",
        "GET, /sessions/{session}/tasks, 200, 200",
        "GET, /sessions/{session}/prompts, 200, 200",
        "GET, /sessions/{session}/export, 200, 200",
        "GET, /tasks/{task}, 200, 200",
        "GET, /tasks/{task}/messages, 200, 200",
        "GET, /sessions/{session}/summaries, 200, 200",
        "GET, /messages/{message}, 200, 200",
        "GET, /messages/{message}/edits, 200, 200",
        "PUT, /messages/{message}, 404, 404",
        "DELETE, /messages/{message}, 404, 404",
        "POST, /sessions/{session}/prompts, 403, 201",
        "POST, /sessions/{session}/cancel, 403, 200",
        "POST, /sessions/{session}/regenerate-title, 403, 202",
        "POST, /tasks/{task}/cancel, 403, 200",
        "GET, /tasks/{task}/messages/processed, 200, 200",
        "POST, /tasks/{task}/takeover, 403, 409",
        "POST, /tasks/{task}/resume, 403, 409",
        "DELETE, /tasks/{task}, 403, 204",
        "PATCH, /sessions/{session}, 403, 200",
        "PUT, /sessions/{session}, 403, 200",
        "DELETE, /sessions/{session}, 403, 403",
        "POST, /sessions/{session}/archive, 403, 403",
        "POST, /sessions/{session}/restore, 404, 404",
        "GET, /sessions/{session}/sharing, 403, 403",
        "PUT, /sessions/{session}/sharing, 403, 403"
    })
    void each_may_do_what_was_given_to_them_and_strangers_find_nothing(
            Method method, String path, int viewer, int full) {
        for (String access : List.of("canView", "fullAccess")) {
            for (boolean byGroup : new boolean[] {false, true}) {
                Calls.Opened opened = alice.opens("Shared");
                share(opened, byGroup ? groups(access) : users(access)).statusCode(200);
                String token = token(bob, byGroup ? group : "another");

                call(token(eve, "another"), method, path, opened).statusCode(404);
                call(token, method, path, opened)
                        .statusCode(access.equals("canView") ? viewer : full);
            }
        }
    }

    @Test
    void sharing_is_said_whole_and_taken_back_the_same_way() {
        Calls.Opened opened = alice.opens("Shared");
        share(opened, Map.of("users", List.of(), "groups", List.of())).statusCode(200);
        share(
                        opened,
                        Map.of(
                                "users", List.of(Map.of("id", id(bob), "access", "canView")),
                                "groups", List.of(Map.of("name", group, "access", "fullAccess"))))
                .statusCode(200)
                .body("users.id", contains(id(bob)))
                .body("groups.name", contains(group));

        alice.get("/api/v1/sessions/{id}/sharing", opened.session().toString())
                .statusCode(200)
                .body("users[0].access", equalTo("canView"))
                .body("groups[0].access", equalTo("fullAccess"));
        bob.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(200);
        share(opened, Map.of()).statusCode(200).body("users", hasSize(0));
        bob.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(404);
        bob.get("/api/v1/tasks/{id}", opened.task().toString()).statusCode(404);
    }

    @Test
    void who_belongs_to_several_groups_may_what_any_of_them_may() {
        Calls.Opened opened = alice.opens("Shared");
        share(opened, groups("fullAccess")).statusCode(200);

        String several = Tokens.user(bob.user()).groups("another", group).token();

        call(several, Method.PATCH, "/sessions/{session}", opened).statusCode(200);
    }

    @Test
    void a_group_is_no_user_of_the_same_name() {
        Calls.Opened opened = alice.opens("Shared");
        share(opened, Map.of("groups", List.of(Map.of("name", id(bob), "access", "canView"))))
                .statusCode(200);

        bob.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(404);
    }

    @Test
    void what_somebody_prompts_runs_with_their_rights() {
        Calls.Opened opened = alice.opens("Alice's");
        share(opened, users("fullAccess")).statusCode(200);

        var task = bob.prompts(opened.session(), Map.of("prompt", "Bob's"));

        alice.get("/api/v1/tasks/{id}", task.toString())
                .statusCode(200)
                .body("userId", equalTo(id(bob)));
        alice.get("/api/v1/sessions/{id}/tasks", opened.session().toString())
                .body("data.description", contains("Bob's", "Alice's"));
        bob.get("/api/v1/tasks").body("data.description", contains("Bob's"));
        alice.get("/api/v1/tasks").body("data.description", contains("Alice's"));
    }

    @Test
    void shared_sessions_stay_out_of_ones_own_lists() {
        Calls.Opened opened = alice.opens("Shared");
        share(opened, users("fullAccess")).statusCode(200);

        bob.get("/api/v1/sessions").body("data", hasSize(0));
        bob.get("/api/v1/sessions/search?q=untitled").body("data", hasSize(0));
        bob.request()
                .delete("/api/v1/sessions?ids=" + opened.session())
                .then()
                .statusCode(200)
                .body("totalProcessed", equalTo(0));
        alice.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(200);
    }

    @Test
    void a_session_goes_on_from_its_owners_only() {
        Calls.Opened hers = alice.opens("Shared");
        share(hers, users("fullAccess")).statusCode(200);

        bob.request()
                .body(Map.of("parent", hers.session().toString()))
                .patch("/api/v1/sessions/" + bob.opens("His").session())
                .then()
                .statusCode(404)
                .body("error.param", equalTo("parent"));
    }

    @Test
    void a_deleted_session_is_gone_for_those_too() {
        Calls.Opened opened = alice.opens("Shared");
        share(opened, users("fullAccess")).statusCode(200);
        alice.request().delete("/api/v1/sessions/" + opened.session()).then().statusCode(204);

        bob.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(404);
    }

    @Test
    void sharing_has_the_version_of_its_session() {
        Calls.Opened opened = alice.opens("Shared");
        String path = "/api/v1/sessions/" + opened.session() + "/sharing";
        String seen = alice.get(path).extract().header("ETag");
        String now = share(opened, users("canView")).extract().header("ETag");

        for (var stale : List.of(seen, "W/" + now)) {
            alice.request()
                    .header("If-Match", stale)
                    .body(Map.of())
                    .put(path)
                    .then()
                    .statusCode(412);
        }
        alice.get(path).header("ETag", equalTo(now)).body("users", hasSize(1));
        alice.request().header("If-Match", now).body(Map.of()).put(path).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"users\":[{\"access\":\"canView\"}]} | users[0].id | 400",
                "{\"users\":[{\"id\":\"\",\"access\":\"canView\"}]} | users[0].id | 400",
                "{\"users\":[{\"id\":\"a\\u0000\",\"access\":\"canView\"}]} | users[0].id | 400",
                "{\"users\":[{\"id\":\"a\"}]} | users[0].access | 400",
                "{\"users\":[{\"id\":\"a\",\"access\":\"owner\"}]} | users[0].access | 400",
                "{\"users\":[null]} | users[0] | 400",
                "{\"users\":{}} | users | 400",
                "{\"groups\":[{\"name\":7,\"access\":\"canView\"}]} | groups[0].name | 400",
                "{\"everybody\":true} | everybody | 400",
                "{\"users\":[{\"id\":\"a\",\"access\":\"canView\"},"
                        + "{\"id\":\"a\",\"access\":\"fullAccess\"}]} | users | 422",
                "{\"groups\":[{\"name\":\"a\",\"access\":\"canView\"},"
                        + "{\"name\":\"a\",\"access\":\"canView\"}]} | groups | 422"
            })
    void bad_sharing_is_refused_by_name_and_shares_nothing(String row) {
        String[] parts = row.split(" \\| ", -1);
        Calls.Opened opened = alice.opens("Mine");

        share(opened, parts[0])
                .statusCode(Integer.parseInt(parts[2]))
                .body("error.param", equalTo(parts[1]));

        alice.get("/api/v1/sessions/{id}/sharing", opened.session().toString())
                .body("users", hasSize(0))
                .body("groups", hasSize(0));
    }

    @Test
    void nobody_shares_with_the_owner_or_with_more_than_a_hundred() {
        Calls.Opened opened = alice.opens("Mine");

        share(opened, Map.of("users", List.of(Map.of("id", id(alice), "access", "canView"))))
                .statusCode(422);
        share(
                        opened,
                        Map.of(
                                "users",
                                Collections.nCopies(101, Map.of("id", "a", "access", "canView"))))
                .statusCode(400)
                .body("error.param", equalTo("users"));
    }

    private ValidatableResponse share(Calls.Opened opened, Object with) {
        return alice.request()
                .body(with)
                .put("/api/v1/sessions/" + opened.session() + "/sharing")
                .then();
    }

    private Map<String, Object> users(String access) {
        return Map.of("users", List.of(Map.of("id", id(bob), "access", access)));
    }

    private Map<String, Object> groups(String access) {
        return Map.of("groups", List.of(Map.of("name", group, "access", access)));
    }

    private static String id(Calls user) {
        return Tokens.userId(user.user()).toString();
    }

    private static String token(Calls user, String group) {
        return Tokens.user(user.user()).groups(group).token();
    }

    private ValidatableResponse call(
            String token, Method method, String path, Calls.Opened opened) {
        var request = given().auth().oauth2(token).contentType(ContentType.JSON);
        String address =
                path.replace("{session}", opened.session().toString())
                        .replace("{task}", opened.task().toString());
        if (path.contains("{message}")) {
            address = address.replace("{message}", messageOf(opened));
        }
        String body =
                switch (path.substring(path.lastIndexOf('/'))) {
                    case "/prompts" -> BODY;
                    case "/sharing" -> "{}";
                    case "/{message}" -> "{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}";
                    default -> "{\"title\":\"Changed\"}";
                };
        return (method == Method.GET || method == Method.DELETE ? request : request.body(body))
                .request(method, "/api/v1" + address)
                .then();
    }

    private String messageOf(Calls.Opened opened) {
        return alice.get("/api/v1/sessions/{id}/messages", opened.session().toString())
                .statusCode(200)
                .extract()
                .path("data[0].id");
    }
}
