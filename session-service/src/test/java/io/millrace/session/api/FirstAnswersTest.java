package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// What only somebody who looks into the database can see of repeated requests.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class FirstAnswersTest {
    private static final String OPEN = "/api/v1/sessions/with-prompt";

    @Inject Rows rows;
    @Inject DataSource database;

    private final Calls alice = Calls.somebody();
    private final String user = Tokens.userId(alice.user()).toString();
    private final String key = UUID.randomUUID().toString();

    @Test
    void after_a_day_the_key_is_free_again() {
        open("First");
        rows.execute(
                "update first_answers set created_at = now() - interval '23 hours 59 minutes'"
                        + " where key = '%s'".formatted(key));
        assertEquals(422, open("Second"));
        rows.execute(
                "update first_answers set created_at = now() - interval '24 hours'"
                        + " where key = '%s'".formatted(key));

        assertEquals(201, open("Second"));
        assertEquals(201, open("Second"));
        alice.get("/api/v1/sessions").body("data", hasSize(2));
    }

    @Test
    void a_refusal_keeps_no_row() {
        assertEquals(400, open(""));

        assertEquals(0, rows.number("select count(*) from first_answers where user_id = ?", user));
    }

    /// Another transaction has the key and does not end.
    @Test
    void a_repeat_waits_for_the_first_no_longer_than_allowed() throws SQLException {
        try (Connection first = database.getConnection()) {
            first.setAutoCommit(false);
            try (var insert =
                    first.prepareStatement(
                            "insert into first_answers (user_id, operation, key, element,"
                                    + " fingerprint, created_at)"
                                    + " values (?, 'sessions_createWithPrompt', ?, -1, '', now())")) {
                insert.setString(1, user);
                insert.setString(2, key);
                insert.executeUpdate();
            }
            long before = System.nanoTime();

            request("Twice")
                    .statusCode(409)
                    .body("error.code", equalTo("CONFLICT"))
                    .body("error.param", equalTo("Idempotency-Key"));

            assertTrue(System.nanoTime() - before < 10_000_000_000L);
            first.rollback();
        }
        assertEquals(201, open("Twice"));
        alice.get("/api/v1/sessions").body("data", hasSize(1));
    }

    private int open(String prompt) {
        return request(prompt).extract().statusCode();
    }

    private ValidatableResponse request(String prompt) {
        return alice.request()
                .header("Idempotency-Key", key)
                .body(Map.of("prompt", prompt))
                .post(OPEN)
                .then();
    }
}
