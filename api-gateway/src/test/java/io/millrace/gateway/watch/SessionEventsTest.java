package io.millrace.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.gateway.fanout.Events;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SessionEventsTest {
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
    void the_first_line_comes_at_once_and_then_what_happens() {
        try (EventClient client = alice("", null)) {
            EventClient.Event first = client.awaitEvent(1);
            events.write();

            EventClient.Event event = client.awaitEvent(2);
            assertEquals("subscribed", first.name());
            assertTrue(first.data().contains("\"recovered\":true"), first::data);
            assertEquals("messagePosted", event.name());
            assertTrue(event.data().contains("\"text\":\"1\""), event::data);
            assertTrue(event.id().contains(":"), event::id);
        }
    }

    @Test
    void zero_is_the_beginning() {
        IntStream.range(0, 3).forEach(_ -> events.write());
        try (EventClient client = alice("?after=0", null)) {
            assertEquals(List.of("1", "2", "3"), client.awaitNumbers(3));
        }
    }

    @Test
    void a_client_that_drops_and_resumes_has_every_event_once() {
        String last;
        try (EventClient client = alice("", null)) {
            client.awaitEvent(1);
            IntStream.range(0, 3).forEach(_ -> events.write());
            client.awaitNumbers(3);
            last = client.lastEventId();
        }
        IntStream.range(0, 3).forEach(_ -> events.write());
        // What the browser sends by itself comes before what the address says.
        try (EventClient client = alice("?after=0", last)) {
            events.write();

            assertEquals(List.of("4", "5", "6", "7"), client.awaitNumbers(4));
        }
    }

    @Test
    void a_position_that_was_trimmed_is_not_passed_over_in_silence() {
        String first = events.write().toString();
        IntStream.range(0, 5).forEach(_ -> events.write());
        events.trim(2);
        try (EventClient client = alice("", first)) {
            EventClient.Event told = client.awaitEvent(1);
            events.write();

            assertTrue(told.data().contains("\"recovered\":false"), told::data);
            assertEquals(List.of("7"), client.awaitNumbers(1));
        }
    }

    @Test
    void a_silent_stream_is_kept_alive() {
        try (EventClient client = alice("", null)) {
            Await.until("two comments", () -> client.comments() >= 2);
        }
    }

    @Test
    void a_token_that_ends_takes_the_stream_with_it() {
        String token = Tokens.user("alice").validFor(Duration.ofSeconds(3)).token();
        try (EventClient client = EventClient.open(events(""), token, null)) {
            client.awaitEnd();

            assertEquals("tokenExpired", client.last().name());
        }
    }

    @Test
    void losing_access_ends_the_stream() {
        try (EventClient client = alice("", null)) {
            client.awaitEvent(1);

            Backstage.takeAway(session);
            client.awaitEnd();

            assertEquals("accessLost", client.last().name());
        }
    }

    @Test
    void what_one_may_not_read_one_may_not_watch() {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user("bob").token())
                .when()
                .get(events(""))
                .then()
                .statusCode(404)
                .body("error.code", Matchers.equalTo("SESSION_NOT_FOUND"));
    }

    @Test
    void bad_ids_and_positions_are_named() {
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user("alice").token())
                .when()
                .get("/api/v1/sessions/seven/events")
                .then()
                .statusCode(400)
                .body("error.param", Matchers.equalTo("id"));
        RestAssured.given()
                .auth()
                .oauth2(Tokens.user("alice").token())
                .header("Last-Event-ID", "yesterday")
                .when()
                .get(events(""))
                .then()
                .statusCode(400)
                .body("error.param", Matchers.equalTo("Last-Event-ID"));
    }

    private EventClient alice(String query, String lastEventId) {
        return EventClient.open(events(query), Tokens.user("alice").token(), lastEventId);
    }

    private URI events(String query) {
        return gateway.resolve("/api/v1/sessions/" + session + "/events" + query);
    }
}
