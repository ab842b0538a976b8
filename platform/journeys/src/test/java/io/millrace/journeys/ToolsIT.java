package io.millrace.journeys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Tools that people and their programs call themselves, through the gateway.
@ExtendWith(RunningStack.Parameter.class)
class ToolsIT {
    private static final String CALL =
            """
            {"arguments":{"sql":"select o.total from shop.orders o","dialect":"postgres"}}\
            """;

    @Test
    void aPersonCallsAToolThatAsksAnotherService(RunningStack stack) {
        Person alice = Person.login(stack.addresses(), "alice");

        JsonNode outcome = alice.post("/api/v1/tools/analyze_sql/execute", CALL).mustBe(200).body();

        assertEquals("done", outcome.path("outcome").asText(), outcome::toString);
        assertTrue(outcome.path("output").asText().contains("orders"), outcome::toString);
    }

    @Test
    void aProgramFindsAndCallsToolsOverTheModelContextProtocol(RunningStack stack)
            throws IOException, InterruptedException {
        Person alice = Person.login(stack.addresses(), "alice");
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            HttpResponse<String> begun =
                    http.send(
                            message(
                                    stack,
                                    alice,
                                    """
                                    {"jsonrpc":"2.0","id":1,"method":"initialize","params":{
                                     "protocolVersion":"2025-06-18","capabilities":{},
                                     "clientInfo":{"name":"journey","version":"1"}}}\
                                    """,
                                    ""),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, begun.statusCode(), begun::body);
            String session = begun.headers().firstValue("Mcp-Session-Id").orElseThrow();

            HttpResponse<String> answer =
                    http.send(
                            message(
                                    stack,
                                    alice,
                                    """
                                    {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{
                                     "name":"analyze_sql","arguments":{
                                      "sql":"select o.total from shop.orders o",
                                      "dialect":"postgres"}}}\
                                    """,
                                    session),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode(), answer::body);
            assertTrue(answer.body().contains("orders"), answer::body);
            assertTrue(answer.body().contains("\"isError\":false"), answer::body);
        }
    }

    private static HttpRequest message(
            RunningStack stack, Person person, String body, String session) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(stack.addresses().gateway().resolve("/mcp"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + person.token())
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        return request.build();
    }
}
