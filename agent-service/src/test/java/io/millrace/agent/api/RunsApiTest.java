package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(AgentStack.class)
class RunsApiTest {
    AgentProbe probe;
    FakePeers peers;

    @Test
    void the_owner_sees_a_run_and_its_steps_page_by_page() {
        TaskRequested task = aliceTask("select o.x + 1 as y from s.orders o");
        RunId run = finished(task);

        as("alice")
                .get("/api/v1/runs/" + run)
                .then()
                .statusCode(200)
                .body("taskId", equalTo(task.taskId().toString()))
                .body("model", equalTo("scripted"))
                .body("state", equalTo("COMPLETED"))
                .body("attempt", equalTo(1))
                .body("steps", equalTo(6))
                .body("usage.outputTokens", greaterThan(0))
                .body("endedAt", notNullValue());
        String next =
                as("alice")
                        .queryParam("pageSize", 4)
                        .get("/api/v1/runs/%s/steps".formatted(run))
                        .then()
                        .statusCode(200)
                        .body("data.number", contains(1, 2, 3, 4))
                        .body(
                                "data.kind",
                                contains(
                                        "MODEL_REPLY", "TOOL_RESULT", "MODEL_REPLY", "TOOL_RESULT"))
                        .body("data[0].content.type", hasItems("text", "tool_use"))
                        .body("data[1].tool", equalTo("analyze_sql"))
                        .extract()
                        .path("next");
        as("alice")
                .queryParam("cursor", next)
                .get("/api/v1/runs/%s/steps".formatted(run))
                .then()
                .statusCode(200)
                .body("data.number", contains(5, 6))
                .body("next", nullValue());
    }

    @Test
    void a_foreign_run_is_not_there() {
        RunId run = finished(aliceTask("Hello"));

        for (String path : new String[] {"", "/steps"}) {
            as("bob")
                    .get("/api/v1/runs/%s%s".formatted(run, path))
                    .then()
                    .statusCode(404)
                    .body("error.code", equalTo("RUN_NOT_FOUND"))
                    .body("error.type", equalTo("not_found_error"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/runs/nonsense, id",
        "/api/v1/runs/00000000-0000-7000-8000-000000000000/steps?pageSize=0, pageSize",
        "/api/v1/runs/00000000-0000-7000-8000-000000000000/steps?pageSize=101, pageSize",
        "/api/v1/runs/00000000-0000-7000-8000-000000000000/steps?cursor=x, cursor"
    })
    void a_wrong_parameter_is_named(String path, String param) {
        as("alice")
                .get(path)
                .then()
                .statusCode(400)
                .body("error.code", equalTo("INVALID_INPUT"))
                .body("error.param", equalTo(param));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/tools", "/api/v1/runs/00000000-0000-7000-8000-000000000000"})
    void nobody_gets_in_without_a_token_or_with_a_forged_one(String path) {
        given().get(path).then().statusCode(401).body("error.code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(Tokens.user("alice").signedBySomebodyElse().token())
                .get(path)
                .then()
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHENTICATED"));
        given().auth()
                .oauth2(Tokens.user("gus").roles("guest").token())
                .get(path)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void tools_are_listed_with_their_schemas() {
        as("alice")
                .get("/api/v1/tools")
                .then()
                .statusCode(200)
                .body("data.name", hasItems("analyze_sql", "done", "message_user"))
                .body("data.find { it.name == 'done' }.endsRun", equalTo(true))
                .body(
                        "data.find { it.name == 'analyze_sql' }.parameters.required",
                        contains("sql", "dialect"));
    }

    @Test
    void health_is_told_without_a_token() {
        given().get("/health").then().statusCode(200).body("status", equalTo("UP"));
    }

    private TaskRequested aliceTask(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private RunId finished(TaskRequested task) {
        probe.request(task);
        var end = probe.awaitEnd(task).getLast();
        assertEquals(task.taskId(), end.taskId());
        return end.runId();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.user(user).token());
    }
}
