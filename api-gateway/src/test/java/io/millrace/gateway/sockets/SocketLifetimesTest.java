package io.millrace.gateway.sockets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.gateway.fanout.Events;
import io.millrace.gateway.fanout.FanoutHub;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What ends a socket from the gateway's side, seen from both.
@QuarkusTest
@WithTestResource(GatewayStack.class)
class SocketLifetimesTest {
    @TestHTTPResource("/")
    URI gateway;

    @Inject SocketLifetimes lifetimes;
    @Inject FanoutHub hub;
    @Inject MeterRegistry metrics;

    private SessionId session;
    private Events events;

    @BeforeEach
    void openSession() {
        Await.until("earlier sockets are gone", () -> hub.subscriptions() == 0);
        session = Backstage.sessionOf("alice");
        events = new Events(System.getProperty("test.redis"), session);
    }

    @AfterEach
    void close() {
        events.close();
    }

    @Test
    void a_slow_socket_is_closed_and_another_goes_on() {
        String padding = "-" + "x".repeat(100_000);
        String token = Tokens.user("alice").token();
        try (SocketClient slow = SocketClient.openWithoutReading(gateway, token);
                SocketClient other = SocketClient.open(gateway, token)) {
            slow.subscribe(session, null, "1");
            other.subscribe(session, null, "1").answer("1");
            Await.until("both watch", () -> hub.subscriptions() == 2);
            double before = closedWith("4008");
            int[] written = {0};
            Await.until(
                    "the slow one is left behind",
                    Duration.ofSeconds(60),
                    () -> {
                        for (int i = 0; i < 5 && written[0] < 600; i++) {
                            events.write(padding);
                            written[0]++;
                        }
                        return closedWith("4008") > before;
                    });
            slow.readOn();

            assertEquals(4008, slow.awaitClose());
            assertEquals(
                    IntStream.rangeClosed(1, written[0]).mapToObj(Integer::toString).toList(),
                    other.awaitEvents(written[0]));
            assertTrue(other.isOpen());
        }
    }

    @Test
    void a_socket_that_answers_no_ping_is_closed() {
        try (SocketClient client =
                SocketClient.openWithoutReading(gateway, Tokens.user("alice").token())) {
            double before = closedWith("1001");
            Await.until("it is given up", () -> closedWith("1001") > before);
            client.readOn();

            assertEquals(1001, client.awaitClose());
        }
    }

    @Test
    void at_shutdown_sockets_are_sent_to_another_server() {
        try (SocketClient client = alice()) {
            client.subscribe(session, null, "1").answer("1");

            lifetimes.drain();

            assertEquals(1012, client.awaitClose());
        }
    }

    @Test
    void a_socket_that_never_reads_again_is_cut_off() {
        String padding = "-" + "x".repeat(100_000);
        try (SocketClient client =
                SocketClient.openWithoutReading(gateway, Tokens.user("alice").token())) {
            client.subscribe(session, null, "1");
            Await.until("it watches", () -> hub.subscriptions() == 1);
            double before = closedWith("4008");
            int[] written = {0};
            Await.until(
                    "it is told to go, behind all that is stuck",
                    Duration.ofSeconds(60),
                    () -> {
                        for (int i = 0; i < 5 && written[0] < 600; i++) {
                            events.write(padding);
                            written[0]++;
                        }
                        return closedWith("4008") > before;
                    });

            Await.until("nothing of it is left", () -> lifetimes.open() == 0);
            Await.until("nor of its subscription", () -> hub.subscriptions() == 0);
        }
    }

    private double closedWith(String code) {
        return metrics.counter("millrace.gateway.sockets.closed", "code", code).count();
    }

    private SocketClient alice() {
        return SocketClient.open(gateway, Tokens.user("alice").token());
    }
}
