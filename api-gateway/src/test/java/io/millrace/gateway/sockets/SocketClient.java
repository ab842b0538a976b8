package io.millrace.gateway.sockets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.teststack.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A client of `/ws` that keeps what it gets. One that does not read takes nothing from its
/// connection until it is told to.
final class SocketClient implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final List<String> pings = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reading;
    private volatile int closeCode = -1;
    private final WebSocket socket;

    private SocketClient(URI gateway, boolean reading, Consumer<WebSocket.Builder> setting) {
        this.reading = reading;
        WebSocket.Builder builder = http.newWebSocketBuilder();
        setting.accept(builder);
        URI uri = URI.create("ws://" + gateway.getAuthority() + "/ws");
        this.socket = builder.buildAsync(uri, this).join();
    }

    static SocketClient open(URI gateway, String token) {
        return new SocketClient(gateway, true, builder -> authorized(builder, token));
    }

    static SocketClient openWithoutReading(URI gateway, String token) {
        return new SocketClient(gateway, false, builder -> authorized(builder, token));
    }

    /// As a browser has to: the token in a subprotocol.
    static SocketClient openLikeABrowser(URI gateway, String token) {
        return new SocketClient(
                gateway,
                true,
                builder -> {
                    builder.subprotocols(
                            "bearer-token-carrier",
                            "quarkus-http-upgrade%23Authorization%23Bearer%20" + token);
                });
    }

    private static void authorized(WebSocket.Builder builder, String token) {
        builder.header("Authorization", "Bearer " + token);
    }

    String subprotocol() {
        return socket.getSubprotocol();
    }

    SocketClient send(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    SocketClient sendBinary(byte[] bytes) {
        socket.sendBinary(java.nio.ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    SocketClient subscribe(Object session, @Nullable String after, String id) {
        return send(
                "{\"route\":\"/subscribe\",\"payload\":{\"stream\":\"session:"
                        + session
                        + "\""
                        + (after == null ? "" : ",\"after\":\"" + after + "\"")
                        + "},\"id\":\""
                        + id
                        + "\"}");
    }

    /// Waits for the first frame that is the answer to a request.
    JsonNode answer(String id) {
        return frame("an answer to " + id, frame -> frame.path("id").asText().equals(id));
    }

    JsonNode frame(String what, Predicate<JsonNode> wanted) {
        try {
            return Await.value(
                    what,
                    () -> {
                        Optional<JsonNode> found = frames.stream().filter(wanted).findFirst();
                        return found;
                    });
        } catch (AssertionError e) {
            throw new AssertionError(
                    e.getMessage() + "; closed " + closeCode + ", got " + frames, e);
        }
    }

    /// Waits until that many events have come, and gives the numbers in their texts.
    List<String> awaitEvents(int count) {
        Await.until(count + " events", () -> events().size() >= count);
        return events();
    }

    List<String> events() {
        List<String> numbers = new ArrayList<>();
        for (JsonNode frame : frames) {
            if (frame.path("event").asText().equals("messagePosted")) {
                numbers.add(frame.path("payload").path("text").asText().split("-", -1)[0]);
            }
        }
        return numbers;
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /// Takes everything that has come and will come.
    void readOn() {
        socket.request(Long.MAX_VALUE);
    }

    int awaitClose() {
        Await.until("the socket is closed", () -> closeCode >= 0);
        return closeCode;
    }

    boolean isOpen() {
        return closeCode < 0;
    }

    int pings() {
        return pings.size();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(1);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(partial.toString()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("a frame is no JSON: " + partial, e);
            }
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        pings.add("ping");
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closeCode = 1006;
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }
}
