package io.millrace.teststack.services;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.millrace.teststack.StackResource;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The management port of a packaged service: what Kubernetes asks of it, and Prometheus.
public abstract class WatchedService {
    private final String metric;
    private final List<String> needs;

    /// @param metric what the figures must hold, such as the name of a metric of its own
    /// @param needs the names of the readiness checks of what it cannot do without
    protected WatchedService(String metric, String... needs) {
        this.metric = metric;
        this.needs = List.of(needs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "ready", "started"})
    void each_probe_has_its_path(String probe) {
        given().get(StackResource.management().resolve("health/" + probe))
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"));
    }

    @Test
    void readiness_knows_what_the_service_needs() {
        ValidatableResponse answer =
                given().get(StackResource.management().resolve("health/ready"))
                        .then()
                        .statusCode(200);

        needs.forEach(need -> answer.body("checks.name", hasItem(need)));
    }

    @Test
    void metrics_are_there_and_not_on_the_public_port() {
        given().get(StackResource.management().resolve("metrics"))
                .then()
                .statusCode(200)
                .body(containsString(metric));
        given().get("/metrics").then().statusCode(404);
    }
}
