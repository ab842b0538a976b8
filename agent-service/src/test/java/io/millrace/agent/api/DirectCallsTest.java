package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.FakeServer.Answer;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(AgentStack.class)
class DirectCallsTest {
    private static final String ANALYZE = "/api/v1/tools/analyze_sql/execute";

    FakePeers peers;

    @AfterEach
    void answersAsBefore() {
        peers.analysis(FakePeers::analysed);
    }

    @Test
    void the_list_says_who_may_call_what() {
        as("alice")
                .get("/api/v1/tools")
                .then()
                .statusCode(200)
                .body("data.name", hasItems("analyze_sql", "done", "message_user"))
                .body("data.find { it.name == 'done' }.onlyInRuns", equalTo(true))
                .body("data.find { it.name == 'analyze_sql' }.onlyInRuns", equalTo(false))
                .body("data.find { it.name == 'analyze_sql' }.scope", equalTo("read"))
                .body("data.find { it.name == 'analyze_sql' }.role", equalTo("user"));
    }

    @Test
    void a_client_calls_a_tool_with_its_own_token() {
        String token = Tokens.user("alice").token();

        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(
                        Map.of(
                                "arguments",
                                Map.of("sql", "select x from s.orders", "dialect", "postgres")))
                .post(ANALYZE)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("done"))
                .body("output", containsString("\"tableIdentifier\":\"orders\""));

        assertEquals("Bearer " + token, peers.sqlRequests().getLast().authorization());
    }

    @Test
    void what_the_other_service_refuses_is_told_as_the_tools_failure() {
        peers.analysis(_ ->
                new Answer(
                        422,
                        FakePeers.error(
                                "unprocessable_entity_error", "UNPROCESSABLE", "line 1: no")));

        as("alice")
                .body(Map.of("arguments", Map.of("sql", "selekt", "dialect", "postgres")))
                .post(ANALYZE)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("failed"))
                .body("output", equalTo("line 1: no"));
    }

    @Test
    void arguments_are_checked_before_the_tool_is_called() {
        int before = peers.sqlRequests().size();

        as("alice")
                .body(Map.of("arguments", Map.of("sql", 7, "dialect", "postgres")))
                .post(ANALYZE)
                .then()
                .statusCode(400)
                .body("error.param", equalTo("arguments"))
                .body("error.message", startsWith("sql must be of the type string"));
        as("alice").body("{}").post(ANALYZE).then().statusCode(400);
        as("alice").body("{\"arguments\":[]}").post(ANALYZE).then().statusCode(400);
        as("alice").body("{\"arguments\":null}").post(ANALYZE).then().statusCode(400);

        assertEquals(before, peers.sqlRequests().size());
    }

    @Test
    void a_tool_of_runs_and_one_that_is_not_there_are_refused() {
        as("alice")
                .body(Map.of("arguments", Map.of("response", "x")))
                .post("/api/v1/tools/done/execute")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"));
        as("alice")
                .body(Map.of("arguments", Map.of()))
                .post("/api/v1/tools/format_disk/execute")
                .then()
                .statusCode(404)
                .body("error.param", equalTo("name"));
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.user(user).token()).contentType(ContentType.JSON);
    }
}
