package io.millrace.gateway.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SocketTest {
    private static final String GUEST = Tokens.user("gus").roles("guest").token();

    @TestHTTPResource("/")
    URI gateway;

    private SessionId session;

    @BeforeEach
    void openSession() {
        session = Backstage.sessionOf("alice");
    }

    @Test
    void nobody_comes_in_without_a_credential_that_holds() {
        for (String token : List.of("nonsense", Tokens.user("alice").expired().token(), GUEST)) {
            CompletionException refusal =
                    assertThrows(
                            CompletionException.class, () -> SocketClient.open(gateway, token));
            WebSocketHandshakeException handshake =
                    assertInstanceOf(WebSocketHandshakeException.class, refusal.getCause());
            assertEquals(token.equals(GUEST) ? 403 : 401, handshake.getResponse().statusCode());
        }
    }

    @Test
    void a_browser_may_carry_its_token_in_a_subprotocol() {
        try (SocketClient client =
                SocketClient.openLikeABrowser(gateway, Tokens.user("alice").token())) {
            assertEquals("bearer-token-carrier", client.subprotocol());
            client.subscribe(session, null, "1");

            assertEquals("subscribed", client.answer("1").path("event").asText());
        }
    }

    @Test
    void a_token_that_ends_takes_the_socket_with_it_after_a_notice() {
        String token = Tokens.user("alice").validFor(Duration.ofSeconds(3)).token();
        try (SocketClient client = SocketClient.open(gateway, token)) {
            client.frame("a notice", frame -> frame.path("event").asText().equals("tokenExpiring"));

            assertEquals(4001, client.awaitClose());
        }
    }

    @Test
    void a_socket_is_pinged_and_an_idle_one_lives() {
        try (SocketClient client = alice()) {
            Await.until("four pings", () -> client.pings() >= 4);

            assertTrue(client.isOpen());
        }
    }

    private SocketClient alice() {
        return SocketClient.open(gateway, Tokens.user("alice").token());
    }
}
