package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.background.JobName;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The management port.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class WatchedTest {
    @TestHTTPResource(value = "/", management = true)
    String management;

    @ParameterizedTest
    @ValueSource(strings = {"health/live", "health/ready", "health/started"})
    void health_is_told_in_parts(String path) {
        given().get(management + path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void readiness_knows_the_database_and_redis() {
        given().get(management + "health/ready")
                .then()
                .body("checks.name", hasItem("Database connections health check"))
                .body("checks.name", hasItem("Redis connection health check"));
    }

    @ParameterizedTest
    @EnumSource(JobName.class)
    void every_background_task_has_an_entry_that_never_stops_requests(JobName job) {
        String entry = "checks.find { it.name == 'background task " + job.wireName() + "' }";
        given().get(management + "health/ready")
                .then()
                .statusCode(200)
                .body(entry + ".status", equalTo("UP"))
                .body(entry + ".data.state", notNullValue());
        given().get(management + "health/live")
                .then()
                .body("checks.name", hasItem("background tasks"));
    }

    @Test
    void the_figures_of_streams_and_jobs_can_be_scraped() {
        Calls alice = Calls.somebody();
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts().completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");

        Await.until(
                "the figures are there",
                () -> {
                    String scraped =
                            given().get(management + "metrics").then().extract().asString();
                    for (String name :
                            List.of(
                                    "millrace_jobs_total{outcome=\"ok\",task=\"cancellation-enforcer\"}",
                                    "millrace_jobs_total{outcome=\"ok\",task=\"outbox-publisher\"}",
                                    "millrace_jobs_total{outcome=\"ok\",task=\"task-scheduler\"}",
                                    "millrace_jobs_total{outcome=\"ok\",task=\"sandbox-pool\"}",
                                    "millrace_jobs_total{outcome=\"ok\",task=\"sandbox-webhooks\"}",
                                    "millrace_jobs_waiting{task=\"sandbox-pool\"}",
                                    "millrace_jobs_waiting{task=\"sandbox-webhooks\"}",
                                    "millrace_jobs_active{task=\"directory-reaper\"}",
                                    "millrace_jobs_waiting{task=\"task-scheduler\"}",
                                    "millrace_jobs_active{",
                                    "millrace_state_oldest_seconds{of=\"task\",state=\"PENDING\"}",
                                    "millrace_jobs_waiting{task=\"outbox-publisher\"}",
                                    "millrace_jobs_oldest_seconds{task=\"cancellation-enforcer\"}",
                                    "millrace_jobs_duration_seconds_count{",
                                    "millrace_relay_delay_seconds_count{stream=\"fanout.session\"}",
                                    "millrace_stream_handling_seconds_count{")) {
                        assertTrue(scraped.contains(name), name);
                    }
                    return true;
                });
    }
}
