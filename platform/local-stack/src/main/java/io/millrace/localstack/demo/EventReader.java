package io.millrace.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.localstack.process.ComponentFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Reads the events of a session from their beginning (Server-Sent Events, WHATWG HTML section
/// 9.2). A lost connection is opened again after the last position seen.
final class EventReader implements AutoCloseable {
    /// The position before all events.
    private static final String BEGINNING = "0";

    private static final int RECONNECTS = 10;

    /// An event, or the end of a connection.
    private sealed interface Item {
        record Arrived(Event event) implements Item {}

        record Ended(String why) implements Item {}
    }

    /// One event.
    ///
    /// @param name for example `taskUpdated`
    /// @param payload its JSON
    record Event(String name, JsonNode payload) {}

    private final Api api;
    private final String session;
    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile String position = BEGINNING;
    private volatile @Nullable InputStream connection;
    private int reconnects;

    EventReader(Api api, String session) {
        this.api = api;
        this.session = session;
        connect();
    }

    /// Waits for the next event; empty if none comes in that time.
    Optional<Event> next(Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Item item;
            try {
                item = items.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ComponentFailure("demo", "interrupted", e);
            }
            switch (item) {
                case null -> {
                    return Optional.empty();
                }
                case Item.Arrived arrived -> {
                    return Optional.of(arrived.event());
                }
                case Item.Ended ended -> {
                    reconnects++;
                    if (reconnects > RECONNECTS) {
                        throw new ComponentFailure(
                                "demo", "the event stream keeps ending: " + ended.why());
                    }
                    connect();
                }
            }
        }
    }

    @Override
    public void close() {
        InputStream open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new ComponentFailure("demo", "the event stream does not close", e);
            }
        }
    }

    private void connect() {
        InputStream opened;
        try {
            opened = api.events(session, position);
        } catch (IOException e) {
            items.add(new Item.Ended(e.toString()));
            return;
        }
        connection = opened;
        Thread.ofVirtual().name("events").start(() -> read(opened));
    }

    private void read(InputStream stream) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            String name = "message";
            String id = position;
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    // Only a whole event counts as seen.
                    position = id;
                    if (!data.isEmpty()) {
                        JsonNode payload = Api.JSON.readTree(data.toString());
                        items.add(new Item.Arrived(new Event(name, payload)));
                    }
                    name = "message";
                    data.setLength(0);
                } else if (line.startsWith("event:")) {
                    name = value(line);
                } else if (line.startsWith("id:")) {
                    id = value(line);
                } else if (line.startsWith("data:")) {
                    data.append(value(line)).append('\n');
                }
            }
            items.add(new Item.Ended("the gateway closed it"));
        } catch (IOException e) {
            items.add(new Item.Ended(e.toString()));
        }
    }

    private static String value(String line) {
        return line.substring(line.indexOf(':') + 1).strip();
    }
}
