package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Await;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class StreamedBodyTest {
    private static final String ECHO = "/api/v1/sessions/echo";

    /// `quarkus.http.limits.max-body-size`.
    private static final int SERVER_LIMIT = 64 * 1024 * 1024;

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void an_answer_is_passed_on_while_it_is_being_written() throws Exception {
        String key = "hold-" + UUID.randomUUID();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> response =
                    client.send(
                            request("/api/v1/sessions/" + key).build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8));

            assertEquals("first", lines.readLine());
            Backstage.letGoOn(key);
            assertEquals("last", lines.readLine());
        }
    }

    @Test
    void a_service_learns_that_its_reader_has_gone() throws Exception {
        String key = "stream-" + UUID.randomUUID();
        try (HttpClient client = HttpClient.newHttpClient()) {
            InputStream body =
                    client.send(
                                    request("/api/v1/sessions/" + key).build(),
                                    HttpResponse.BodyHandlers.ofInputStream())
                            .body();
            assertEquals('t', body.read());

            body.close();
        }

        Await.until("the service has noticed", () -> Backstage.hasGone(key));
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void a_body_of_unknown_length_is_passed_on(HttpClient.Version version) throws Exception {
        byte[] part = new byte[50_000];
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(
                            request(ECHO)
                                    .version(version)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofInputStream(
                                                    () -> new ByteArrayInputStream(part)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertEquals(200, response.statusCode(), response::body);
            assertTrue(response.body().contains("\"length\":50000"), response::body);
        }
    }

    @Test
    void a_body_that_says_it_is_too_large_is_refused_at_once() {
        alice().contentType("application/octet-stream")
                .body(new byte[1024 * 1024 + 1])
                .when()
                .post(ECHO)
                .then()
                .statusCode(413)
                .body("error.code", equalTo("PAYLOAD_TOO_LARGE"))
                .body("error.type", equalTo("payload_too_large_error"));
        alice().contentType("application/octet-stream")
                .body(new byte[1024 * 1024])
                .when()
                .post(ECHO)
                .then()
                .statusCode(200)
                .body("length", equalTo(1024 * 1024));
    }

    @Test
    void a_body_that_turns_out_too_large_is_refused_on_the_way() throws Exception {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(
                    out,
                    "POST "
                            + ECHO
                            + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                            + "Authorization: Bearer "
                            + Tokens.user("alice").token()
                            + "\r\n\r\n");
            byte[] chunk = new byte[64 * 1024];
            for (int i = 0; i < 17; i++) {
                write(out, "10000\r\n");
                out.write(chunk);
                write(out, "\r\n");
            }
            // No end of the body: the answer comes before it.
            out.flush();

            BufferedReader answer =
                    new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertEquals("HTTP/1.1 413 Request Entity Too Large", answer.readLine());
            assertTrue(
                    answer.lines().anyMatch(line -> line.contains("PAYLOAD_TOO_LARGE")),
                    "the error body follows");
        }
    }

    @Test
    void a_body_beyond_what_any_route_takes_is_refused_before_it_is_sent() throws Exception {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            socket.setSoTimeout(20_000);
            write(
                    socket.getOutputStream(),
                    "POST "
                            + ECHO
                            + " HTTP/1.1\r\nHost: x\r\nX-Request-Id: big-1\r\nContent-Length: "
                            + (SERVER_LIMIT + 1)
                            + "\r\n\r\n");

            // It ends, too: the connection is closed although the body never came.
            List<String> answer =
                    new BufferedReader(
                                    new InputStreamReader(
                                            socket.getInputStream(), StandardCharsets.UTF_8))
                            .lines()
                            .toList();
            assertEquals("HTTP/1.1 413 Request Entity Too Large", answer.getFirst());
            assertTrue(answer.contains("X-Content-Type-Options: nosniff"), answer::toString);
            assertTrue(answer.getLast().contains("PAYLOAD_TOO_LARGE"), answer::toString);
            assertTrue(answer.getLast().contains("big-1"), answer::toString);
        }
    }

    @Test
    void over_http_2_such_a_body_ends_its_own_stream_only() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
            // The upgrade from HTTP/1.1 wants a request of its own.
            assertEquals(
                    HttpClient.Version.HTTP_2,
                    client.send(request(ECHO).build(), HttpResponse.BodyHandlers.discarding())
                            .version());

            HttpResponse<String> refused =
                    client.send(
                            request(ECHO)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    new byte[SERVER_LIMIT + 1]))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> next =
                    client.send(request(ECHO).build(), HttpResponse.BodyHandlers.ofString());

            assertEquals(HttpClient.Version.HTTP_2, refused.version());
            assertEquals(413, refused.statusCode(), refused::body);
            assertTrue(refused.body().contains("PAYLOAD_TOO_LARGE"), refused::body);
            assertEquals(200, next.statusCode(), next::body);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path))
                .header("Authorization", "Bearer " + Tokens.user("alice").token());
    }

    private static RequestSpecification alice() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.user("alice").token());
    }
}
