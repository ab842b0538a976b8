package io.millrace.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.localstack.process.ComponentFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Calls of the public API in one user's name.
///
/// @param client makes the calls
/// @param gateway the gateway's address
/// @param token the user's access token
record Api(HttpClient client, String gateway, String token) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int SUCCESS = 2;
    private static final int CLASS = 100;

    /// Logs in with a password; only the local realm allows that.
    static Api login(HttpClient client, String gateway, String issuer, String user) {
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "millrace-cli",
                        "username",
                        user,
                        "password",
                        user);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .timeout(PATIENCE)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        form.entrySet().stream()
                                                .map(Api::formField)
                                                .collect(Collectors.joining("&"))))
                        .build();
        JsonNode answer = json(client, request, "the login of " + user);
        return new Api(client, gateway, answer.path("access_token").asText());
    }

    /// Opens a session with its first prompt.
    ///
    /// @return the session
    JsonNode openSession(String prompt) {
        HttpRequest request =
                request("/api/v1/sessions/with-prompt")
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        JSON.createObjectNode().put("prompt", prompt).toString()))
                        .build();
        return json(client, request, "the new session");
    }

    /// The messages of a task, oldest first.
    JsonNode messages(String task) {
        return json(
                client,
                request("/api/v1/tasks/" + task + "/messages?pageSize=100").build(),
                "the messages");
    }

    /// Opens a session's event stream.
    ///
    /// @param after the position to go on from; `0` is the beginning
    InputStream events(String session, String after) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        gateway
                                                + "/api/v1/sessions/"
                                                + session
                                                + "/events?after="
                                                + encoded(after)))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "text/event-stream")
                        // Until the answer begins; the stream itself has no end of its own.
                        .timeout(PATIENCE)
                        .build();
        HttpResponse<InputStream> response =
                send(client, request, HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() / CLASS != SUCCESS) {
            try (InputStream body = response.body()) {
                throw refused(
                        "the event stream",
                        response.statusCode(),
                        new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private static JsonNode json(HttpClient client, HttpRequest request, String what) {
        try {
            HttpResponse<String> response =
                    send(
                            client,
                            request,
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() / CLASS != SUCCESS) {
                throw refused(what, response.statusCode(), response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new ComponentFailure("demo", what + " failed: " + e, e);
        }
    }

    private static <T> HttpResponse<T> send(
            HttpClient client, HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            return client.send(request, handler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("demo", "interrupted", e);
        }
    }

    private static ComponentFailure refused(String what, int status, String body) {
        return new ComponentFailure(
                "demo", "%s was answered with %d: %s".formatted(what, status, body));
    }

    private static String formField(Map.Entry<String, String> field) {
        return encoded(field.getKey()) + "=" + encoded(field.getValue());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
