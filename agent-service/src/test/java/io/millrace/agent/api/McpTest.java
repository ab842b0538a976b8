package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The Model Context Protocol over streamable HTTP (revision 2025-06-18), as its clients speak it.
@QuarkusTest
@WithTestResource(AgentStack.class)
class McpTest {
    private static final String SESSION = "Mcp-Session-Id";

    FakePeers peers;

    @Test
    void a_client_finds_the_tools_and_their_schemas() {
        String token = Tokens.user("alice").token();
        String session = initialized(token);

        ask(token, session, "tools/list", Map.of())
                .statusCode(200)
                .body("result.tools.name", hasItem("analyze_sql"))
                .body("result.tools.name", not(hasItem("done")))
                .body(
                        "result.tools.find { it.name == 'analyze_sql' }"
                                + ".inputSchema.properties.sql.type",
                        equalTo("string"))
                .body(
                        "result.tools.find { it.name == 'analyze_sql' }.annotations.readOnlyHint",
                        equalTo(true));
    }

    @Test
    void a_call_is_made_with_the_token_of_its_own_request() {
        String alice = Tokens.user("alice").token();
        String session = initialized(alice);
        String bob = Tokens.user("bob").token();

        for (String token : new String[] {alice, bob}) {
            ask(
                            token,
                            session,
                            "tools/call",
                            Map.of(
                                    "name",
                                    "analyze_sql",
                                    "arguments",
                                    Map.of("sql", "select x from s.orders", "dialect", "postgres")))
                    .statusCode(200)
                    .body("result.isError", equalTo(false))
                    .body("result.content[0].text", containsString("orders"));
            assertEquals("Bearer " + token, peers.sqlRequests().getLast().authorization());
        }
    }

    @Test
    void wrong_arguments_are_told_to_the_model() {
        String token = Tokens.user("alice").token();
        String session = initialized(token);

        ask(
                        token,
                        session,
                        "tools/call",
                        Map.of(
                                "name",
                                "analyze_sql",
                                "arguments",
                                Map.of("sql", 7, "dialect", "postgres")))
                .statusCode(200)
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", containsString("sql must be of the type string"));
    }

    @Test
    void nobody_gets_in_without_a_good_token() {
        given().contentType(ContentType.JSON)
                .accept("application/json, text/event-stream")
                .body(message(1, "initialize", Map.of()))
                .post("/mcp")
                .then()
                .statusCode(401);
        mcp(Tokens.user("guest").roles("guest").token())
                .body(message(1, "initialize", Map.of()))
                .post("/mcp")
                .then()
                .statusCode(403);
    }

    static String initialized(String token) {
        String session =
                mcp(token)
                        .body(
                                message(
                                        1,
                                        "initialize",
                                        Map.of(
                                                "protocolVersion",
                                                "2025-06-18",
                                                "capabilities",
                                                Map.of(),
                                                "clientInfo",
                                                Map.of("name", "test", "version", "1"))))
                        .post("/mcp")
                        .then()
                        .statusCode(200)
                        .body("result.serverInfo.name", equalTo("millrace"))
                        .header(SESSION, notNullValue())
                        .extract()
                        .header(SESSION);
        mcp(token)
                .header(SESSION, session)
                .body(Map.of("jsonrpc", "2.0", "method", "notifications/initialized"))
                .post("/mcp")
                .then()
                .statusCode(202);
        return session;
    }

    static ValidatableResponse ask(
            String token, String session, String method, Map<String, Object> parameters) {
        return mcp(token)
                .header(SESSION, session)
                .body(message(2, method, parameters))
                .post("/mcp")
                .then();
    }

    private static Map<String, Object> message(
            int id, String method, Map<String, Object> parameters) {
        return Map.of("jsonrpc", "2.0", "id", id, "method", method, "params", parameters);
    }

    private static RequestSpecification mcp(String token) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept("application/json, text/event-stream");
    }
}
