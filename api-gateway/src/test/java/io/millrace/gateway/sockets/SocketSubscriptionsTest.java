package io.millrace.gateway.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.gateway.fanout.Events;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SocketSubscriptionsTest {
    @TestHTTPResource("/")
    URI gateway;

    private SessionId session;
    private Events events;

    @BeforeEach
    void openSession() {
        session = Backstage.sessionOf("alice");
        events = new Events(System.getProperty("test.redis"), session);
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void a_subscriber_gets_what_it_missed_and_then_what_happens() {
        events.write();
        String second = events.write().toString();
        events.write();
        try (SocketClient client = alice()) {
            client.subscribe(session, second, "a");
            JsonNode answer = client.answer("a");
            events.write();

            assertEquals(List.of("3", "4"), client.awaitEvents(2));
            assertEquals("/subscribe", answer.path("route").asText());
            assertEquals("session:" + session, answer.at("/payload/stream").asText());
            assertTrue(answer.at("/payload/recovered").asBoolean());
            assertEquals(second, answer.at("/payload/position").asText());
            assertEquals("senderOnly", answer.path("sendMethod").asText());
            assertEquals("alice", answer.at("/sentBy/name").asText());
            assertTrue(answer.path("error").isNull());
            JsonNode event = client.frames().getLast();
            assertEquals("messagePosted", event.path("event").asText());
            assertEquals("session:" + session, event.at("/metadata/stream").asText());
            assertTrue(event.path("streamId").asText().contains(":"));
            assertTrue(event.path("id").isNull());
            assertEquals(
                    List.of(
                            "route",
                            "event",
                            "payload",
                            "error",
                            "metadata",
                            "sentBy",
                            "sendMethod",
                            "streamId",
                            "id"),
                    event.properties().stream().map(java.util.Map.Entry::getKey).toList());
        }
    }

    @Test
    void a_client_that_drops_and_resumes_has_every_event_once() {
        String position;
        try (SocketClient client = alice()) {
            client.subscribe(session, null, "1").answer("1");
            IntStream.range(0, 5).forEach(_ -> events.write());
            client.awaitEvents(5);
            position = client.frames().getLast().path("streamId").asText();
        }
        IntStream.range(0, 5).forEach(_ -> events.write());
        try (SocketClient client = alice()) {
            JsonNode answer = client.subscribe(session, position, "1").answer("1");
            assertTrue(answer.at("/payload/recovered").asBoolean(), answer::toString);
            events.write();

            assertEquals(List.of("6", "7", "8", "9", "10", "11"), client.awaitEvents(6));
        }
    }

    @Test
    void a_position_that_was_trimmed_is_not_passed_over_in_silence() {
        String first = events.write().toString();
        IntStream.range(0, 5).forEach(_ -> events.write());
        events.trim(2);
        try (SocketClient client = alice()) {
            JsonNode answer = client.subscribe(session, first, "1").answer("1");
            events.write();

            assertFalse(answer.at("/payload/recovered").asBoolean());
            assertTrue(answer.at("/payload/oldest").asText().contains(":"));
            assertEquals(List.of("7"), client.awaitEvents(1));
        }
    }

    @Test
    void a_position_that_is_none_is_refused() {
        try (SocketClient client = alice()) {
            JsonNode answer = client.subscribe(session, "yesterday", "1").answer("1");

            assertEquals("BAD_REQUEST", answer.at("/error/code").asText());
        }
    }

    @Test
    void nobody_watches_what_they_may_not_read() {
        try (SocketClient bob = SocketClient.open(gateway, Tokens.user("bob").token())) {
            JsonNode answer = bob.subscribe(session, "0", "1").answer("1");
            events.write();
            bob.send(
                    "{\"route\":\"/unsubscribe\",\"payload\":{\"stream\":\"session:"
                            + session
                            + "\"},\"id\":\"2\"}");
            bob.answer("2");

            assertEquals("NOT_FOUND", answer.at("/error/code").asText());
            assertTrue(answer.path("payload").isNull());
            assertEquals(List.of(), bob.events());
        }
    }

    @Test
    void losing_access_ends_the_subscription() {
        try (SocketClient client = alice()) {
            client.subscribe(session, null, "1").answer("1");

            Backstage.takeAway(session);

            JsonNode notice =
                    client.frame(
                            "word of it",
                            frame -> frame.path("event").asText().equals("unsubscribed"));
            assertEquals("NOT_FOUND", notice.at("/error/code").asText());
            events.write();
            client.send("{\"route\":\"/nothing\",\"id\":\"9\"}").answer("9");
            assertEquals(List.of(), client.events());
        }
    }

    @Test
    void nothing_comes_after_unsubscribing() {
        try (SocketClient client = alice()) {
            client.subscribe(session, null, "1").answer("1");
            events.write();
            client.awaitEvents(1);

            client.send(
                            "{\"route\":\"/unsubscribe\",\"payload\":{\"stream\":\"session:"
                                    + session
                                    + "\"},\"id\":\"2\"}")
                    .answer("2");
            events.write();
            client.subscribe(session, null, "3").answer("3");
            events.write();

            assertEquals(List.of("1", "3"), client.awaitEvents(2));
        }
    }

    @Test
    void subscribing_again_replaces_the_subscription() {
        try (SocketClient client = alice()) {
            events.write();
            client.subscribe(session, "0", "1").answer("1");
            client.awaitEvents(1);
            client.subscribe(session, "0", "2").answer("2");
            client.awaitEvents(2);
            events.write();

            assertEquals(List.of("1", "1", "2"), client.awaitEvents(3));
        }
    }

    private SocketClient alice() {
        return SocketClient.open(gateway, Tokens.user("alice").token());
    }
}
