package io.millrace.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A WebSocket client that subscribes to a session and remembers all it has seen, across drops.
final class Watcher implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final Person person;
    private final String session;
    private final List<JsonNode> frames = new ArrayList<>();
    private final List<Instant> arrivals = new ArrayList<>();
    private @Nullable WebSocket socket;
    private @Nullable String position;
    private int closeCode = -1;

    private Watcher(Person person, String session) {
        this.person = person;
        this.session = session;
    }

    /// Watches a session from its beginning.
    static Watcher of(Person person, String session) {
        Watcher watcher = new Watcher(person, session);
        watcher.connect("0");
        return watcher;
    }

    /// Connects again and asks for what came after the last frame seen.
    JsonNode resume() {
        return connect(lastPosition());
    }

    /// Connects and subscribes after a position.
    ///
    /// @return the gateway's answer to the subscription
    JsonNode connect(String after) {
        URI gateway = person.gateway();
        URI ws = URI.create("ws://" + gateway.getHost() + ":" + gateway.getPort() + "/ws");
        int before = seen().size();
        try {
            socket =
                    HttpClient.newHttpClient()
                            .newWebSocketBuilder()
                            .header("Authorization", "Bearer " + person.token())
                            .connectTimeout(CONNECT)
                            .buildAsync(ws, new Listener())
                            .orTimeout(CONNECT.toSeconds(), TimeUnit.SECONDS)
                            .join();
        } catch (CompletionException e) {
            throw new AssertionError("The socket does not open", e);
        }
        ObjectNode subscribe = Person.JSON.createObjectNode();
        subscribe.put("route", "/subscribe").put("id", "subscribe-" + before);
        subscribe.putObject("payload").put("stream", "session:" + session).put("after", after);
        socket.sendText(subscribe.toString(), true).join();
        return await(
                "the answer to the subscription",
                frame -> frame.path("id").asText().equals("subscribe-" + before),
                CONNECT);
    }

    /// Breaks the connection off, as a lost network does: without a word of farewell.
    void drop() {
        WebSocket current = socket;
        if (current != null) {
            current.abort();
        }
    }

    /// Waits until a frame is there that fits, and returns it.
    JsonNode await(String what, Predicate<JsonNode> fits, Duration atMost) {
        return tryAwait(fits, atMost)
                .orElseThrow(() ->
                        new AssertionError(
                                "Waited "
                                        + atMost
                                        + " for "
                                        + what
                                        + "; close code "
                                        + closeCode
                                        + ", seen: "
                                        + summary()));
    }

    private Optional<JsonNode> tryAwait(Predicate<JsonNode> fits, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (frames) {
            while (true) {
                Optional<JsonNode> found = frames.stream().filter(fits).findFirst();
                long left = end - System.nanoTime();
                if (found.isPresent() || left <= 0) {
                    return found;
                }
                try {
                    TimeUnit.NANOSECONDS.timedWait(frames, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("Interrupted", e);
                }
            }
        }
    }

    /// Waits for a task to reach a status.
    JsonNode awaitTask(String task, String status, Duration atMost) {
        return await(
                "task " + task + " to be " + status,
                frame ->
                        frame.path("event").asText().equals("taskUpdated")
                                && frame.at("/payload/taskId").asText().equals(task)
                                && frame.at("/payload/status").asText().equals(status),
                atMost);
    }

    /// All frames so far, in the order of their arrival.
    List<JsonNode> seen() {
        synchronized (frames) {
            return List.copyOf(frames);
        }
    }

    /// When the first event of the session's stream arrived that fits.
    Optional<Instant> arrivalOf(Predicate<JsonNode> fits) {
        synchronized (frames) {
            for (int i = 0; i < frames.size(); i++) {
                if (fits.test(frames.get(i))) {
                    return Optional.of(arrivals.get(i));
                }
            }
        }
        return Optional.empty();
    }

    /// The position of the last event seen; "0" before the first.
    String lastPosition() {
        synchronized (frames) {
            return position == null ? "0" : position;
        }
    }

    private String summary() {
        StringBuilder text = new StringBuilder();
        for (JsonNode frame : seen()) {
            text.append("\n  ")
                    .append(frame.toString(), 0, Math.min(300, frame.toString().length()));
        }
        return text.toString();
    }

    @Override
    public void close() {
        drop();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket webSocket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            webSocket.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode frame = Person.JSON.readTree(message);
                synchronized (frames) {
                    frames.add(frame);
                    arrivals.add(Instant.now());
                    String at = frame.path("streamId").asText("");
                    if (!at.isEmpty()) {
                        position = at;
                    }
                    frames.notifyAll();
                }
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + message, e);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onClose(
                WebSocket webSocket, int statusCode, String reason) {
            synchronized (frames) {
                closeCode = statusCode;
                frames.notifyAll();
            }
            return null;
        }
    }
}
