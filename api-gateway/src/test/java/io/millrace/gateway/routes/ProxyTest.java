package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
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
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class ProxyTest {
    private static final String ECHO = "/api/v1/sessions/echo";

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void a_request_arrives_as_it_was_sent_with_the_callers_own_token() {
        String token = Tokens.user("alice").token();

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .body("{\"a\":1}")
                .contentType("application/json")
                .when()
                .put(ECHO + "?q=a%20b&q=c")
                .then()
                .statusCode(200)
                .body("method", equalTo("PUT"))
                .body("uri", equalTo(ECHO + "?q=a%20b&q=c"))
                .body("body", equalTo("{\"a\":1}"))
                .body("headers.authorization[0]", equalTo("Bearer " + token));
    }

    @Test
    void headers_for_one_connection_stay_there_both_ways() {
        alice().header("Connection", "keep-alive, X-Secret-Hop")
                .header("X-Secret-Hop", "1")
                .header("TE", "trailers")
                .header("Proxy-Authorization", "Basic eDp5")
                .header("X-Kept", "2")
                .when()
                .get(ECHO)
                .then()
                .body("headers", not(hasKey("x-secret-hop")))
                .body("headers", not(hasKey("te")))
                .body("headers", not(hasKey("proxy-authorization")))
                .body("headers.x-kept[0]", equalTo("2"))
                .header("X-Hop", nullValue())
                .header("X-Kept", equalTo("yes"))
                .header("X-Frame-Options", equalTo("DENY"));
    }

    @Test
    void where_a_request_comes_from_is_not_believed_but_seen() {
        alice().header("X-Forwarded-For", "10.9.8.7")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Real-IP", "10.9.8.7")
                .header("Forwarded", "for=10.9.8.7")
                .when()
                .get(ECHO)
                .then()
                .body("headers.x-forwarded-for", equalTo(java.util.List.of("127.0.0.1")))
                .body("headers.x-forwarded-proto", equalTo(java.util.List.of("http")))
                .body("headers.x-forwarded-host[0]", equalTo(gateway.getAuthority()))
                .body("headers.forwarded[0]", containsString("for=127.0.0.1"))
                .body("headers.forwarded[0]", not(containsString("10.9.8.7")))
                .body("headers", not(hasKey("x-real-ip")));
    }

    @Test
    void a_request_id_is_kept_when_it_is_one_and_made_otherwise() {
        alice().header("X-Request-Id", "my-id.1")
                .when()
                .get(ECHO)
                .then()
                .header("X-Request-Id", equalTo("my-id.1"))
                .body("headers.x-request-id[0]", equalTo("my-id.1"));
        alice().header("X-Request-Id", "no id, {forged}")
                .when()
                .get(ECHO)
                .then()
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"))
                .body("headers.x-request-id[0]", matchesPattern("[0-9a-f-]{36}"));
    }

    @Test
    void a_trace_is_kept_when_it_is_one_and_begun_otherwise() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        alice().header("traceparent", trace)
                .when()
                .get(ECHO)
                .then()
                .body("headers.traceparent[0]", equalTo(trace));
        alice().header("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")
                .when()
                .get(ECHO)
                .then()
                .body(
                        "headers.traceparent[0]",
                        matchesPattern("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

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

    @Test
    void a_service_that_is_down_is_told_of_and_the_others_go_on() {
        alice().when()
                .get("/api/v1/sql/anything")
                .then()
                .statusCode(503)
                .contentType("application/json")
                .body("error.code", equalTo("UPSTREAM_UNAVAILABLE"))
                .body("error.type", equalTo("service_unavailable"))
                .body("error.message", containsString("sql-analyzer-service"))
                .body("error.message", not(containsString("127.0.0.1")))
                .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
        alice().when().get(ECHO).then().statusCode(200);
        alice().when().get("/api/v1/runs/echo").then().statusCode(200);
    }

    @Test
    void a_service_that_does_not_answer_in_time_is_not_waited_for() {
        String key = "mute-" + UUID.randomUUID();

        alice().when()
                .get("/api/v1/sessions/" + key)
                .then()
                .statusCode(503)
                .body("error.code", equalTo("UPSTREAM_UNAVAILABLE"));

        Backstage.letGoOn(key);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/nothing",
                "/api/v1/sessionsecrets",
                "/api/v2/sessions",
                "/q/dev",
                "/.well-known/jwks.json"
            })
    void what_no_route_leads_to_is_not_found(String path) {
        alice().when()
                .get(path)
                .then()
                .statusCode(404)
                .body("error.code", equalTo("NOT_FOUND"))
                .body("error.requestId", matchesPattern("[0-9a-f-]{36}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions/../../../internal/secret",
                "/api/v1/sessions/%2e%2e/secret",
                "/api/v1/sessions%2f..%2fsecret",
                "//api/v1/sessions/echo",
                "/api/v1//sessions/echo",
                "/api/v1/sessions/..;/secret"
            })
    void no_path_climbs_out_of_its_prefix(String path) throws IOException {
        assertTrue(rawGet(path).startsWith("HTTP/1.1 400 "), path);
    }

    private String rawGet(String path) throws IOException {
        try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
            write(
                    socket.getOutputStream(),
                    "GET "
                            + path
                            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + Tokens.user("alice").token()
                            + "\r\n\r\n");
            return new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
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
