package io.millrace.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.millrace.agent.stack.AgentStack;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The management port of the packaged service.
@QuarkusIntegrationTest
@WithTestResource(AgentStack.class)
class WatchedIT {

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready", "health/started"})
    void each_probe_has_its_path(String path) {
        given().get(StackResource.management().resolve(path))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void readiness_knows_what_the_service_needs() {
        given().get(StackResource.management().resolve("health/ready"))
                .then()
                .body("checks.name", hasItem("Database connections health check"))
                .body("checks.name", hasItem("Redis connection health check"));
    }

    @Test
    void metrics_are_there_and_not_on_the_public_port() {
        given().get(StackResource.management().resolve("metrics"))
                .then()
                .statusCode(200)
                .body(containsString("millrace_"));
        given().get("/metrics").then().statusCode(404);
    }
}
