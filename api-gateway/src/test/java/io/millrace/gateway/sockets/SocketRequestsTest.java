package io.millrace.gateway.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SocketRequestsTest {
    @TestHTTPResource("/")
    URI gateway;

    private SessionId session;

    @BeforeEach
    void openSession() {
        session = Backstage.sessionOf("alice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{not json                                           | BAD_REQUEST",
                "[]                                                  | BAD_REQUEST",
                "{\"route\":7}                                       | BAD_REQUEST",
                "{\"route\":\"/sessions/get\",\"payload\":[]}        | BAD_REQUEST",
                "{\"route\":\"/sessions/get\",\"id\":7}              | BAD_REQUEST",
                "{\"route\":\"/sessions/get\",\"payload\":{}}        | BAD_REQUEST",
                "{\"route\":\"/nothing\"}                            | NOT_FOUND",
                "{\"route\":\"/subscribe\"}                          | BAD_REQUEST",
                "{\"route\":\"/subscribe\",\"payload\":{\"stream\":\"dead-letters\"}} |"
                        + " BAD_REQUEST",
                "{\"route\":\"/sql/analyze\",\"payload\":{\"sql\":\"select 1\"}} | UNAVAILABLE"
            })
    void what_cannot_be_served_is_told_and_the_socket_stays(String message, String code) {
        try (SocketClient client = alice()) {
            client.send(message);
            JsonNode refusal = client.frame("a refusal", frame -> !frame.path("error").isNull());
            client.subscribe(session, null, "after").answer("after");

            assertEquals(code, refusal.at("/error/code").asText());
            assertFalse(refusal.at("/error/message").asText().isEmpty());
        }
    }

    @Test
    void a_binary_message_is_refused_as_any_bad_frame_and_the_socket_stays() {
        try (SocketClient client = alice()) {
            client.sendBinary(new byte[] {1, 2, 3});
            JsonNode refusal = client.frame("a refusal", frame -> !frame.path("error").isNull());
            client.subscribe(session, null, "after").answer("after");

            assertEquals("BAD_REQUEST", refusal.at("/error/code").asText());
            assertEquals("error", refusal.path("event").asText());
        }
    }

    @Test
    void a_route_is_the_rest_operation_it_stands_for() {
        try (SocketClient client = alice()) {
            client.send(
                    "{\"route\":\"/sessions/get\",\"payload\":{\"id\":\""
                            + session
                            + "\"},\"id\":\"1\"}");
            client.send(
                    "{\"route\":\"/prompts/post\",\"payload\":{\"sessionId\":\"s"
                            + " 1\",\"prompt\":\"p\"},\"id\":\"2\"}");
            client.send(
                    "{\"route\":\"/sessions/list\",\"payload\":{\"page\":2,\"q\":\"a&b\"},"
                            + "\"id\":\"3\"}");

            assertEquals(session.toString(), client.answer("1").at("/payload/id").asText());
            assertEquals("sessionRead", client.answer("1").path("event").asText());
            JsonNode posted = client.answer("2").path("payload");
            assertEquals("POST", posted.path("method").asText());
            assertEquals("/api/v1/sessions/s%201/prompts", posted.path("uri").asText());
            assertEquals("{\"prompt\":\"p\"}", posted.path("body").asText());
            assertEquals(1, posted.at("/headers/traceparent").size());
            assertEquals(
                    "/api/v1/sessions?page=2&q=a%26b",
                    client.answer("3").at("/payload/uri").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "a/b", "../../internal"})
    void no_field_climbs_out_of_its_path(String id) {
        try (SocketClient client = alice()) {
            client.send(
                    "{\"route\":\"/sessions/get\",\"payload\":{\"id\":\""
                            + id
                            + "\"},\"id\":\"1\"}");

            assertEquals("BAD_REQUEST", client.answer("1").at("/error/code").asText());
        }
    }

    @Test
    void an_oversize_message_closes_with_1009() {
        try (SocketClient client = alice()) {
            client.send("{\"route\":\"/x\",\"payload\":{\"a\":\"" + "x".repeat(300_000) + "\"}}");

            assertEquals(1009, client.awaitClose());
        }
    }

    @Test
    void too_many_requests_at_a_time_are_refused() {
        try (SocketClient client = alice()) {
            String key = "mute-" + java.util.UUID.randomUUID();
            for (int i = 0; i < 33; i++) {
                client.send("{\"route\":\"/sessions/get\",\"payload\":{\"id\":\"" + key + "\"}}");
            }
            JsonNode refusal = client.frame("a refusal", frame -> !frame.path("error").isNull());

            assertEquals("RATE_LIMITED", refusal.at("/error/code").asText());
            Backstage.letGoOn(key);
        }
    }

    private SocketClient alice() {
        return SocketClient.open(gateway, Tokens.user("alice").token());
    }
}
