package io.millrace.gateway.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.millrace.gateway.GatewayStack;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(GatewayStack.class)
class HealthTest {
    @TestHTTPResource(value = "/", management = true)
    URI management;

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
    void each_probe_has_its_path(String path) {
        given().when()
                .get(management.resolve(path))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void the_reader_of_the_streams_is_looked_after() {
        given().when()
                .get(management.resolve("/health/live"))
                .then()
                .body("checks.name", hasItem("bell-listener"));
    }

    @Test
    void metrics_are_there_and_not_on_the_public_port() {
        given().when()
                .get(management.resolve("/metrics"))
                .then()
                .statusCode(200)
                .body(containsString("millrace_gateway_sockets"))
                .body(containsString("millrace_gateway_subscriptions"))
                .body(containsString("netty_eventexecutor_tasks_pending"))
                .body(not(containsString("netty_eventexecutor_workers")));
        given().when().get("/metrics").then().statusCode(404);
        given().when().get("/health/ready").then().statusCode(404);
    }
}
