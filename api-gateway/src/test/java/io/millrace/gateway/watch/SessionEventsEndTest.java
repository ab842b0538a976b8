package io.millrace.gateway.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class SessionEventsEndTest {
    @TestHTTPResource("/")
    URI gateway;

    @Inject FanoutHub hub;

    @Test
    void a_client_that_goes_leaves_nothing_behind() {
        SessionId session = Backstage.sessionOf("alice");
        Await.until("others have gone", () -> hub.subscriptions() == 0);
        try (EventClient client =
                EventClient.open(
                        gateway.resolve("/api/v1/sessions/" + session + "/events"),
                        Tokens.user("alice").token(),
                        null)) {
            client.awaitEvent(1);
            assertEquals(1, hub.subscriptions());
        }

        Await.until("the subscription is gone", () -> hub.subscriptions() == 0);
    }
}
