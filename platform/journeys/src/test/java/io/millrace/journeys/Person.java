package io.millrace.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/// Somebody who has logged in at Keycloak and calls the gateway.
final class Person {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();

    private final URI gateway;
    private final String token;

    private Person(URI gateway, String token) {
        this.gateway = gateway;
        this.token = token;
    }

    /// Logs in with the password grant that the local realm allows; the password is the name.
    static Person login(Addresses stack, String name) {
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "millrace-cli",
                        "username",
                        name,
                        "password",
                        name);
        String body =
                form.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        Answer answer =
                send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                stack.issuer() + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)));
        answer.mustBe(200);
        return new Person(stack.gateway(), answer.body().get("access_token").asText());
    }

    /// Somebody with a token of their own making.
    static Person withToken(Addresses stack, String token) {
        return new Person(stack.gateway(), token);
    }

    String token() {
        return token;
    }

    URI gateway() {
        return gateway;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer post(String path, JsonNode body) {
        return post(path, body.toString());
    }

    /// Opens a session with a prompt and returns what the service says of it.
    JsonNode openSession(String prompt) {
        Answer answer =
                post("/api/v1/sessions/with-prompt", JSON.createObjectNode().put("prompt", prompt));
        answer.mustBe(201);
        return answer.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(
                            request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new AssertionError("No answer from " + request.build().uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted", e);
        }
    }

    record Answer(int status, String text) {
        Answer mustBe(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "Expected " + expected + " but was " + status + ": " + text);
            }
            return this;
        }

        JsonNode body() {
            try {
                return JSON.readTree(text);
            } catch (IOException e) {
                throw new AssertionError("No JSON: " + text, e);
            }
        }
    }
}
