package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class UpstreamFailureTest {
    private static final String ECHO = "/api/v1/sessions/echo";

    @TestHTTPResource("/")
    URI gateway;

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
    @Timeout(60)
    void a_body_that_stops_half_way_is_the_callers_fault() throws IOException {
        try (Socket half = new Socket(gateway.getHost(), gateway.getPort())) {
            half.setSoTimeout(30_000);
            String head =
                    "POST "
                            + ECHO
                            + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer "
                            + Tokens.user("alice").token()
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\":";
            half.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            String answer =
                    new String(half.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
            assertTrue(answer.contains("\"code\":\"REQUEST_TIMEOUT\""), answer);
            assertTrue(answer.contains("\"requestId\""), answer);
        }
    }

    private static RequestSpecification alice() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.user("alice").token());
    }
}
