package io.millrace.gateway.routes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.millrace.gateway.Backstage;
import io.millrace.gateway.GatewayStack;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class UpstreamFailureTest {
    private static final String ECHO = "/api/v1/sessions/echo";

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

    private static RequestSpecification alice() {
        return given().urlEncodingEnabled(false).auth().oauth2(Tokens.user("alice").token());
    }
}
