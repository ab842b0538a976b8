package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

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
                .body("headers.x-forwarded-for", equalTo(List.of("127.0.0.1")))
                .body("headers.x-forwarded-proto", equalTo(List.of("http")))
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
                .body(
                        "headers.traceparent",
                        contains(
                                matchesPattern(
                                        "00-4bf92f3577b34da6a3ce929d0e0e4736-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[01]")));
        alice().header("traceparent", "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")
                .header("tracestate", "vendor=value")
                .when()
                .get(ECHO)
                .then()
                .body("headers", not(hasKey("tracestate")))
                .body(
                        "headers.traceparent",
                        contains(matchesPattern("00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-0[01]")));
    }

    private static RequestSpecification alice() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.user("alice").token());
    }
}
