package io.millrace.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Stands in for a service behind the gateway. A test talks to it over HTTP only, because a test
/// and the resource that starts this live in different class loaders:
///
/// - `/_owner/<session>/<name>` makes a session somebody's (or nobody's: `-`); `/_go/<key>` lets a
///   held answer go on; `/_gone/<key>` tells whether its reader has gone.
/// - everything below `/api/v1/sessions/` behaves as its path says, anything else is echoed.
final class FakeService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 20;

    private final HttpServer server;
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Map<String, Boolean> gone = new ConcurrentHashMap<>();

    FakeService() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a fake service", e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    /// What a test says to it.
    static String tell(String command) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    System.getProperty("test.session-service")
                                                            + command))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException("the fake service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String[] parts = path.substring(1).split("/", -1);
            switch (parts[0]) {
                case "_owner" -> {
                    owners.put(parts[1], parts[2]);
                    send(exchange, 200, "{}");
                }
                case "_go" -> {
                    latch(parts[1]).countDown();
                    send(exchange, 200, "{}");
                }
                case "_gone" ->
                        send(exchange, 200, String.valueOf(gone.getOrDefault(parts[1], false)));
                case "openapi" -> send(exchange, 200, document());
                default -> api(exchange, path, parts);
            }
        }
    }

    private void api(HttpExchange exchange, String path, String[] parts) throws IOException {
        String last = parts[parts.length - 1];
        if (path.startsWith("/api/v1/sessions/hold-")) {
            hold(exchange, last);
        } else if (path.startsWith("/api/v1/sessions/stream-")) {
            stream(exchange, last);
        } else if (path.startsWith("/api/v1/sessions/mute-")) {
            await(last);
        } else if (path.startsWith("/api/v1/sessions/") && last.length() == 36) {
            boolean own = user(exchange).equals(owners.get(last));
            send(exchange, own ? 200 : 404, own ? "{\"id\":\"" + last + "\"}" : notFound());
        } else {
            send(exchange, 200, echo(exchange).toString());
        }
    }

    /// The first half of an answer, and the second when the test says so.
    private void hold(HttpExchange exchange, String key) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        await(key);
        out.write("last\n".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    /// An answer that ends when nobody reads it.
    private void stream(HttpExchange exchange, String key) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        try {
            while (true) {
                out.write("tick\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException e) {
            gone.put(key, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(String key) {
        try {
            if (!latch(key).await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody has let " + key + " go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CountDownLatch latch(String key) {
        return held.computeIfAbsent(key, _ -> new CountDownLatch(1));
    }

    /// What has arrived.
    private static ObjectNode echo(HttpExchange exchange) throws IOException {
        ObjectNode echo = JSON.createObjectNode();
        echo.put("method", exchange.getRequestMethod());
        echo.put("uri", exchange.getRequestURI().toString());
        byte[] body = exchange.getRequestBody().readAllBytes();
        echo.put("length", body.length);
        if (body.length < 1_000) {
            echo.put("body", new String(body, StandardCharsets.UTF_8));
        }
        ObjectNode headers = echo.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> {
                    ArrayNode all = headers.putArray(name.toLowerCase(java.util.Locale.ROOT));
                    values.forEach(all::add);
                });
        exchange.getResponseHeaders().add("Connection", "X-Hop");
        exchange.getResponseHeaders().add("X-Hop", "for one connection only");
        exchange.getResponseHeaders().add("X-Frame-Options", "ALLOWALL");
        exchange.getResponseHeaders().add("X-Kept", "yes");
        return echo;
    }

    private static String user(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null) {
            return "";
        }
        JsonNode claims =
                JSON.readTree(Base64.getUrlDecoder().decode(authorization.split("\\.", -1)[1]));
        return claims.path("preferred_username").asText();
    }

    private static String notFound() {
        return "{\"error\":{\"message\":\"There is no such session\",\"type\":\"not_found_error\","
                + "\"code\":\"SESSION_NOT_FOUND\",\"param\":null,\"requestId\":null}}";
    }

    private static String document() {
        return """
        {"openapi":"3.1.0","info":{"title":"s","version":"1"},
         "paths":{
           "/api/v1/sessions":{"get":{"operationId":"list","responses":{}}},
           "/internal/secret":{"get":{"operationId":"secret","responses":{}}}},
         "components":{"schemas":{"Health":{"type":"string"}}}}
        """;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
