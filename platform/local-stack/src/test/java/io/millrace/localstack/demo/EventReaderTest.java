package io.millrace.localstack.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.millrace.localstack.process.ComponentFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Deque<String> connections = new ArrayDeque<>();
    private final List<String> queries = Collections.synchronizedList(new ArrayList<>());
    private HttpServer gateway;
    private HttpClient client;
    private Api api;

    @BeforeEach
    void openGateway() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    queries.add(exchange.getRequestURI().getQuery());
                    String events = connections.poll();
                    byte[] body = (events == null ? "" : events).getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(events == null ? 404 : 200, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        gateway.start();
        client = HttpClient.newHttpClient();
        api = new Api(client, "http://127.0.0.1:" + gateway.getAddress().getPort(), "token");
    }

    @AfterEach
    void closeGateway() {
        client.shutdownNow();
        gateway.stop(0);
    }

    @Test
    void goesOnAfterTheLastPositionWhenTheConnectionIsLost() {
        connections.add(
                ": comment\n\nevent: taskUpdated\nid: e:1-0\ndata: {\"status\":\"RUNNING\"}\n\n"
                        + "event: taskUpdated\nid: e:2-0\ndata: {\"status\":\"half");
        connections.add("event: taskUpdated\nid: e:2-0\ndata: {\"status\":\"COMPLETED\"}\n\n");
        try (EventReader reader = new EventReader(api, "s")) {
            assertEquals("RUNNING", nextStatus(reader));
            assertEquals("COMPLETED", nextStatus(reader));
        }
        assertEquals(List.of("after=0", "after=e:1-0"), queries.subList(0, 2));
    }

    @Test
    void joinsTheLinesOfOneEvent() {
        connections.add("data: {\"status\":\ndata: \"RUNNING\"}\n\n");
        try (EventReader reader = new EventReader(api, "s")) {
            assertEquals("RUNNING", nextStatus(reader));
        }
    }

    @Test
    void tellsARefusal() {
        ComponentFailure refusal =
                assertThrows(ComponentFailure.class, () -> new EventReader(api, "foreign"));

        assertTrue(refusal.getMessage().contains("404"), refusal.getMessage());
    }

    private static String nextStatus(EventReader reader) {
        return reader.next(PATIENCE).orElseThrow().payload().get("status").asText();
    }
}
