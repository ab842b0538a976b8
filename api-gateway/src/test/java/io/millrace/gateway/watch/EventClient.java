package io.millrace.gateway.watch;

import io.millrace.teststack.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A client of server-sent events.
final class EventClient implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"text\":\"(\\d+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final AtomicInteger comments = new AtomicInteger();
    private final InputStream body;
    private volatile boolean ended;

    record Event(String id, String name, String data) {}

    private EventClient(URI uri, String token, @Nullable String lastEventId) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("status " + response.statusCode());
            }
            body = response.body();
        } catch (IOException e) {
            throw new AssertionError("no events", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        Thread.ofVirtual().start(this::read);
    }

    static EventClient open(URI uri, String token, @Nullable String lastEventId) {
        return new EventClient(uri, token, lastEventId);
    }

    private void read() {
        String id = "";
        String name = "";
        String data = "";
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    comments.incrementAndGet();
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && !name.isEmpty()) {
                    events.add(new Event(id, name, data));
                    name = "";
                }
            }
        } catch (IOException e) {
            // The test has closed it, or the gateway has cut it: it has ended either way.
            ended = true;
        }
        ended = true;
    }

    Event awaitEvent(int count) {
        Await.until(count + " events", () -> events.size() >= count);
        return events.get(count - 1);
    }

    List<String> awaitNumbers(int count) {
        Await.until(count + " numbers", () -> numbers().size() >= count);
        return numbers();
    }

    private List<String> numbers() {
        return events.stream()
                .map(event -> NUMBER.matcher(event.data()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    String lastEventId() {
        return last().id();
    }

    Event last() {
        return events.getLast();
    }

    int comments() {
        return comments.get();
    }

    void awaitEnd() {
        Await.until("the stream ends", () -> ended);
    }

    @Override
    public void close() {
        http.shutdownNow();
        try {
            body.close();
        } catch (IOException e) {
            throw new AssertionError("a stream could not be closed", e);
        }
    }
}
