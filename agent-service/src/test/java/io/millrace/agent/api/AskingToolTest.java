package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.agent.stack.AgentStack;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A tool that a person must agree to, called by a client.
@QuarkusTest
@WithTestResource(AgentStack.class)
class AskingToolTest {
    private final String token = Tokens.user("alice").token();

    @Test
    void it_asks_first() {
        given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(Map.of("arguments", Map.of()))
                .post("/api/v1/tools/asking/execute")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("needs_approval"))
                .body("output", containsString("asking"));
    }

    @Test
    void a_model_at_the_other_end_is_told_that_a_person_has_to_call_it() {
        McpTest.ask(
                        token,
                        McpTest.initialized(token),
                        "tools/call",
                        Map.of("name", "asking", "arguments", Map.of()))
                .statusCode(200)
                .body("result.isError", equalTo(true))
                .body("result.content[0].text", containsString("A person has to call it"));
    }
}
