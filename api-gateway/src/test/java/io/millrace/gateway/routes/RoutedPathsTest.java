package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class RoutedPathsTest {
    @TestHTTPResource("/")
    URI gateway;

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

    private static RequestSpecification alice() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.user("alice").token());
    }
}
