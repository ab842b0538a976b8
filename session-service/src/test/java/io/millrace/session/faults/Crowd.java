package io.millrace.session.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// People who prompt at any of the servers, whether one is there or not. Who gets no answer asks
/// again, with the same idempotency key, until a server has accepted the prompt.
final class Crowd implements AutoCloseable {
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final Duration STUBBORNNESS = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Fleet.Member> servers;
    private final String token = Tokens.user("crowd").validFor(Duration.ofHours(2)).token();
    private final AtomicLong prompts = new AtomicLong();

    /// The tasks that a server said it had.
    final Set<UUID> accepted = ConcurrentHashMap.newKeySet();

    Crowd(Fleet fleet) {
        servers = List.copyOf(fleet.servers);
    }

    /// An accepted prompt.
    record Accepted(UUID session, UUID task) {}

    /// So many people each open so many sessions, with a further prompt in each.
    CompletableFuture<Void> rush(int people, int sessions) {
        return CompletableFuture.allOf(
                IntStream.range(0, people)
                        .mapToObj(i -> CompletableFuture.runAsync(() -> prompt(sessions), threads))
                        .toArray(CompletableFuture<?>[]::new));
    }

    private void prompt(int sessions) {
        for (int n = 0; n < sessions; n++) {
            adds(opens("work", "MEDIUM").session(), "HIGH");
        }
    }

    /// A session with a prompt.
    ///
    /// @param prompt the beginning of its text; no two are the same
    Accepted opens(String prompt, String priority) {
        JsonNode answer = post("/api/v1/sessions/with-prompt", prompt, priority);
        return accepted(
                UUID.fromString(answer.path("id").asText()), answer.path("taskId").asText());
    }

    /// A further prompt in a session.
    Accepted adds(UUID session, String priority) {
        JsonNode answer = post("/api/v1/sessions/" + session + "/prompts", "more", priority);
        return accepted(session, answer.path("id").asText());
    }

    private Accepted accepted(UUID session, String task) {
        Accepted one = new Accepted(session, UUID.fromString(task));
        accepted.add(one.task());
        return one;
    }

    private JsonNode post(String path, String prompt, String priority) {
        String key = UUID.randomUUID().toString();
        String text = prompt + " " + prompts.incrementAndGet();
        Map<String, String> body = Map.of("prompt", text, "priority", priority);
        return Await.value(
                "a server accepts " + text, STUBBORNNESS, () -> attempt(path, key, body));
    }

    /// Empty when it is to be tried again: nobody answers, or the server says that it could not, or
    /// that the first attempt is still in work.
    private Optional<JsonNode> attempt(String path, String key, Map<String, String> body)
            throws IOException, InterruptedException {
        Fleet.Member server = servers.get(ThreadLocalRandom.current().nextInt(servers.size()));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + path))
                        .timeout(ANSWER)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        int status = answer.statusCode();
        if (status == CREATED) {
            return Optional.of(json.readTree(answer.body()));
        }
        if (status != CONFLICT && status < SERVER_ERROR) {
            throw new AssertionError(status + " " + answer.body());
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
