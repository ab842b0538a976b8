package io.millrace.session.generated;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.teststack.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Sends requests as they are, right or wrong.
final class Api implements AutoCloseable {
    static final Charset CHARACTERS = StandardCharsets.UTF_8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String[] EVERY_ROLE = {"user", "power_user", "manager", "admin"};

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
    private final URI base;

    /// @param base where the service listens
    Api(URI base) {
        this.base = base;
    }

    ApiDocument document() {
        return new ApiDocument(send("GET", "/openapi?format=json", Map.of(), null).json());
    }

    /// Somebody new with a session.
    Subject subject() {
        String user = "generated-" + UUID.randomUUID();
        String prompt = "{\"prompt\":\"Say hello\"}";
        JsonNode session =
                send("POST", "/api/v1/sessions/with-prompt", headers(user), prompt).json();
        String id = session.path("id").asText();
        JsonNode messages = get(user, "/api/v1/sessions/" + id + "/messages").json();
        return new Subject(
                user, id, session.path("taskId").asText(), messages.at("/data/0/id").asText());
    }

    /// Everything that a user has, as they see it.
    String state(Subject subject) {
        String session = "/api/v1/sessions/" + subject.session();
        StringBuilder state = new StringBuilder();
        for (String path :
                List.of(
                        "/api/v1/sessions?pageSize=100",
                        "/api/v1/sessions?pageSize=100&deleted=true",
                        "/api/v1/tasks?pageSize=100",
                        session,
                        session + "/messages?pageSize=100",
                        session + "/sharing")) {
            JsonNode answer = get(subject.user(), path).json();
            // An error has an id of its own each time.
            state.append(answer.has("error") ? answer.at("/error/code") : answer).append('\n');
        }
        return state.toString();
    }

    Answer send(Subject by, Attempt attempt) {
        Map<String, String> headers = new HashMap<>(headers(by.user()));
        headers.putAll(attempt.headers());
        return send(attempt.operation().method(), attempt.target(), headers, attempt.body());
    }

    private Answer get(String user, String path) {
        return send("GET", path, headers(user), null);
    }

    private static Map<String, String> headers(String user) {
        return Map.of(
                "Authorization",
                "Bearer " + Tokens.user(user).roles(EVERY_ROLE).token(),
                "Content-Type",
                "application/json");
    }

    private Answer send(
            String method, String target, Map<String, String> headers, @Nullable String body) {
        BodyPublisher content =
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, CHARACTERS);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target))
                        .method(method, content)
                        .timeout(PATIENCE);
        headers.forEach(request::setHeader);
        try {
            return exchange(request.build());
        } catch (IOException closed) {
            // What is too long is answered without being read, and its connection closed, which the
            // client may have taken for the next request already.
            try {
                return exchange(request.build());
            } catch (IOException e) {
                e.addSuppressed(closed);
                throw new AssertionError(method + " " + target, e);
            }
        }
    }

    private Answer exchange(HttpRequest request) throws IOException {
        try {
            var response = client.send(request, BodyHandlers.ofString(CHARACTERS));
            return new Answer(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
