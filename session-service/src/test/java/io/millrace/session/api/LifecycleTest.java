package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class LifecycleTest {
    private final Calls alice = Calls.somebody();

    @Test
    void a_deleted_session_is_hidden_with_all_that_is_in_it() {
        Calls.Opened opened = alice.opens("To be deleted");

        delete(opened).statusCode(204);

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .statusCode(404)
                .body("error.code", equalTo("SESSION_NOT_FOUND"));
        alice.get("/api/v1/tasks/{id}", opened.task().toString()).statusCode(404);
        alice.get("/api/v1/sessions/{id}/messages", opened.session().toString()).statusCode(404);
        alice.post("/api/v1/sessions/" + opened.session() + "/prompts", Map.of("prompt", "x"))
                .statusCode(404);
        alice.get("/api/v1/sessions").body("data", hasSize(0));
        alice.get("/api/v1/sessions?deleted=true")
                .body("data.id", hasItem(opened.session().toString()))
                .body("data[0].deletedAt", notNullValue());
        delete(opened).statusCode(404);
    }

    @Test
    void what_has_changed_since_is_neither_put_away_nor_deleted() {
        Calls.Opened opened = alice.opens("Seen before");
        String path = "/api/v1/sessions/" + opened.session();
        String seen = alice.get(path).extract().header("ETag");
        alice.request().body("{\"title\":\"Changed\"}").patch(path).then().statusCode(200);

        alice.request().header("If-Match", seen).post(path + "/archive").then().statusCode(412);
        alice.request().header("If-Match", seen).delete(path).then().statusCode(412);

        String now = alice.get(path).body("uiStatus", equalTo("pending")).extract().header("ETag");
        alice.request().header("If-Match", now).delete(path).then().statusCode(204);
    }

    @Test
    void a_restored_session_is_there_again_without_what_was_taken_back() {
        Calls.Opened opened = alice.opens("To be restored");
        delete(opened).statusCode(204);

        act(opened, "restore")
                .statusCode(200)
                .body("deletedAt", nullValue())
                .body("cancellationStatus", equalTo("cancelled"));

        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("status", equalTo("CANCELLED"));
        act(opened, "restore")
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body(
                        "error.message",
                        allOf(containsString("not deleted"), containsString("restore")));
        Calls.somebody()
                .post("/api/v1/sessions/" + opened.session() + "/restore", "")
                .statusCode(404);
    }

    @Test
    void deleting_stops_the_agent_that_is_at_it() {
        Calls.Opened opened = alice.opens("Running");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        delete(opened).statusCode(204);
        agent.stops();
        act(opened, "restore").statusCode(200);

        alice.awaitTask(opened.task(), "CANCELLED");
        alice.awaitSession(opened.session(), "COMPLETED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PENDING", "COMPLETED", "FAILED", "NEEDS_HELP"})
    void a_session_is_put_away_from_every_state(String state) {
        Calls.Opened opened = alice.opens("Away with it");
        Agent agent = new Agent(opened);
        switch (state) {
            case "COMPLETED" -> agent.starts().completes("Done");
            case "FAILED" -> agent.starts().fails("No");
            case "NEEDS_HELP" -> agent.starts().needsHelp("How?");
            default -> {}
        }
        alice.awaitTask(opened.task(), state);

        act(opened, "archive")
                .statusCode(200)
                .body("sessionStatus", equalTo("ARCHIVED"))
                .body("inboxStatus", equalTo("ARCHIVED"))
                .body("uiStatus", equalTo("archived"));

        act(opened, "archive")
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body(
                        "error.message",
                        allOf(containsString("ARCHIVED"), containsString("archive")));
    }

    @Test
    void an_agent_at_work_is_stopped_first_and_loses_nothing_it_says_meanwhile() {
        Calls.Opened opened = alice.opens("Running");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        act(opened, "archive")
                .statusCode(200)
                .body("sessionStatus", equalTo("ARCHIVED"))
                .body("uiStatus", equalTo("archived"))
                .body("cancellationStatus", equalTo("requested"));
        agent.says("One more thing").stops();

        alice.awaitSession(opened.session(), "ARCHIVED");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("ARCHIVED"))
                .body("cancellationStatus", equalTo("cancelled"));
        alice.get("/api/v1/sessions/{id}/messages", opened.session().toString())
                .body("data", hasSize(2));
    }

    @Test
    void a_new_prompt_brings_an_archived_session_back_to_work() {
        Calls.Opened opened = alice.opens("Once");
        act(opened, "archive").statusCode(200);

        alice.prompts(opened.session(), Map.of("prompt", "Again"));

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("ACTIVE"))
                .body("inboxStatus", equalTo("PENDING"))
                .body("uiStatus", equalTo("pending"));
    }

    @Test
    void only_administrators_purge() {
        Calls.Opened opened = alice.opens("Not so fast");

        alice.request()
                .delete("/api/v1/sessions/" + opened.session() + "?purge=true")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString()).statusCode(200);
        admin().delete("/api/v1/sessions/" + opened.session() + "?purge=perhaps")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("purge"));
    }

    @Test
    void a_purged_session_is_gone_and_so_is_the_answer_that_opened_it() {
        String key = UUID.randomUUID().toString();
        String id = open(key).statusCode(201).extract().path("id");
        String child = alice.post("/api/v1/sessions", Map.of("parent", id)).extract().path("id");

        admin().delete("/api/v1/sessions/" + id + "?purge=true").then().statusCode(204);

        alice.get("/api/v1/sessions/{id}", id).statusCode(404);
        alice.post("/api/v1/sessions/" + id + "/restore", "").statusCode(404);
        alice.get("/api/v1/sessions/{id}", child).statusCode(200).body("parent", nullValue());
        open(key).statusCode(201);
        admin().delete("/api/v1/sessions/" + id + "?purge=true").then().statusCode(404);
    }

    @Test
    void what_an_agent_is_at_is_not_purged() {
        Calls.Opened opened = alice.opens("Running");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        admin().delete("/api/v1/sessions/" + opened.session() + "?purge=true")
                .then()
                .statusCode(409)
                .body("error.message", containsString("purge"));

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .statusCode(200)
                .body("cancellationStatus", nullValue());
    }

    private ValidatableResponse open(String key) {
        return alice.request()
                .header("Idempotency-Key", key)
                .body(Map.of("prompt", "Purge me"))
                .post("/api/v1/sessions/with-prompt")
                .then();
    }

    private ValidatableResponse delete(Calls.Opened opened) {
        return alice.request().delete("/api/v1/sessions/" + opened.session()).then();
    }

    private ValidatableResponse act(Calls.Opened opened, String verb) {
        return alice.post("/api/v1/sessions/" + opened.session() + "/" + verb, "");
    }

    private static RequestSpecification admin() {
        return given().auth()
                .oauth2(Tokens.user("ada").roles("admin").token())
                .contentType(ContentType.JSON);
    }
}
