package io.millrace.sql.analysis;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The management port of the packaged service.
@QuarkusIntegrationTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = StackResource.NONE))
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
    void metrics_are_there_and_not_on_the_public_port() {
        given().get(StackResource.management().resolve("metrics"))
                .then()
                .statusCode(200)
                .body(containsString("http_server_"));
        given().get("/metrics").then().statusCode(404);
    }
}
