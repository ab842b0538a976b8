package io.millrace.gateway.entrance;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Issuer;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class CredentialsTest {
    private static final String PATH = "/api/v1/sessions/echo";

    @ParameterizedTest
    @ValueSource(
            strings = {PATH, "/tasks", "/ws", "/api/v1/sessions/x/events", "/api/v1/runs", "/v1/x"})
    void without_a_credential_there_is_nothing_to_see(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .contentType("application/json")
                .body("error.code", equalTo("UNAUTHENTICATED"))
                .body("error.type", equalTo("authentication_error"));
    }

    static Stream<String> worthless() {
        Tokens alice = Tokens.user("alice");
        return Stream.of(
                "nonsense",
                "a.b.c",
                alice.expired().token(),
                alice.signedBySomebodyElse().token(),
                alice.roles("user").tamperedToken("bob"),
                alice.unsignedToken(),
                alice.audience("somebody-else").token(),
                alice.from(new Issuer("realms/own", Issuer.Algorithm.RS256)).token(),
                alice.actor("agent-service").token(),
                Tokens.actingFor("alice", "agent-service").claim("run", "r").token());
    }

    @ParameterizedTest
    @MethodSource("worthless")
    void a_token_that_does_not_hold_is_refused(String token) {
        given().auth()
                .oauth2(token)
                .when()
                .get(PATH)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("error.code", equalTo("UNAUTHENTICATED"));
    }

    static Stream<Arguments> shapeless() {
        return Stream.of(PATH, "/ws", "/api/v1/sessions/x/events", "/v1/x")
                .flatMap(path ->
                        Stream.of(".", "..", "...", ".....", "a..b", "a.b.")
                                .map(token -> Arguments.of(path, token)));
    }

    @ParameterizedTest
    @MethodSource("shapeless")
    void what_is_no_token_at_all_is_refused_at_every_door(String path, String token) {
        given().header("Authorization", "Bearer " + token)
                .when()
                .get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .body("error.code", equalTo("UNAUTHENTICATED"))
                .body("error.requestId", notNullValue());
    }

    @Test
    void a_guest_is_known_and_may_not() {
        given().auth()
                .oauth2(Tokens.user("gus").roles("guest").token())
                .when()
                .get(PATH)
                .then()
                .statusCode(403)
                .body("error.code", equalTo("FORBIDDEN"));
    }

    @Test
    void a_manager_may_what_a_user_may() {
        given().auth()
                .oauth2(Tokens.user("mia").roles("manager").token())
                .when()
                .get(PATH)
                .then()
                .statusCode(200);
    }

    @Test
    void a_refused_body_does_not_block_the_connections_next_request() {
        for (int i = 0; i < 3; i++) {
            given().body(new byte[100_000])
                    .contentType("application/octet-stream")
                    .when()
                    .post(PATH)
                    .then()
                    .statusCode(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/openapi", "/docs/asyncapi"})
    void health_and_documents_are_open(String path) {
        given().when()
                .get(path)
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/docs"})
    void swagger_ui_is_there(String path) {
        RestAssured.given()
                .redirects()
                .follow(true)
                .when()
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html");
    }
}
