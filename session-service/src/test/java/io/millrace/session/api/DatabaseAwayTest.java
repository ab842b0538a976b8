package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// PostgreSQL stops and comes back, as it does when it is updated.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
@WithTestResource(OwnPostgres.class)
@Timeout(120)
class DatabaseAwayTest {
    private static final Duration VALIDATION_INTERVAL = Duration.ofMillis(600);

    PostgresServer postgres;

    /// Only a connection that has rested for as long as the validation interval is tried first.
    @AfterEach
    void comeBack() throws InterruptedException {
        if (!postgres.running()) {
            postgres.start();
            Thread.sleep(VALIDATION_INTERVAL);
        }
    }

    @Test
    void while_the_database_is_away_requests_are_told_to_come_back() {
        Calls alice = Calls.somebody();
        alice.opens("Before");

        postgres.stop();

        for (int i = 0; i < 3; i++) {
            alice.get("/api/v1/sessions")
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        }
    }

    @Test
    void a_database_that_was_restarted_is_used_at_once() throws InterruptedException {
        Calls alice = Calls.somebody();
        alice.opens("Before");

        postgres.stop();
        comeBack();

        alice.get("/api/v1/sessions").statusCode(200);
        alice.opens("After");
    }
}
