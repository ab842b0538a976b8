package io.millrace.session.sandboxes;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.session.api.Calls;
import io.millrace.session.sandboxes.webhooks.WebhookSignature;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an allocator tells without being asked.
@QuarkusTest
@TestProfile(LendingProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class IncomingReturnsTest {
    private final Operators mia = Operators.somebody();

    @Inject Database database;

    @AfterEach
    void forget() {
        database.execute("update tasks set status = 'CANCELLED' where status = 'PENDING'");
        database.execute("delete from sandbox_leases");
        database.execute("delete from sandbox_operations");
        database.execute("delete from sandbox_items");
    }

    private ValidatableResponse tells(String body, String signature) {
        return given().contentType(ContentType.JSON)
                .header(WebhookSignature.HEADER, signature)
                .body(body)
                .post("/api/v1/webhooks/return")
                .then();
    }

    private static String signed(String body, String secret, Instant at) {
        return WebhookSignature.of(secret, at, body.getBytes(StandardCharsets.UTF_8));
    }

    private Calls.Opened holding(Calls alice) {
        Calls.Opened opened =
                alice.opens(Map.of("prompt", "Work", "repo", "https://git.example/shop.git"));
        Await.until("it holds a sandbox", () -> lease(opened).equals("HELD"));
        return opened;
    }

    private String lease(Calls.Opened opened) {
        return database.text(
                        "select status from sandbox_leases where session_id = ?"
                                + " order by id desc limit 1",
                        opened.session().value())
                .orElse("none");
    }

    @Test
    void what_was_given_up_is_given_back_again_when_the_allocator_has_it() {
        String box = "box " + UUID.randomUUID();
        String id = mia.submits(box);
        Calls.Opened opened = holding(Calls.somebody());
        database.execute("update sandbox_leases set status = 'ABANDONED', ended_at = now()");
        String body = "{\"item\":\"" + box + "\"}";

        tells(body, signed(body, LendingProfile.INBOUND_SECRET, Instant.now())).statusCode(204);

        Await.until("it is given back", () -> lease(opened).equals("RETURNED"));
        Await.until("it is free", () -> mia.get("/" + id).extract().path("status").equals("FREE"));
    }

    @Test
    void a_message_that_is_older_than_the_loan_takes_nothing_from_the_next_borrower() {
        String box = "box " + UUID.randomUUID();
        String id = mia.submits(box);
        Calls.Opened opened = holding(Calls.somebody());
        String body = "{\"item\":\"" + box + "\"}";

        tells(body, signed(body, LendingProfile.INBOUND_SECRET, Instant.now())).statusCode(204);

        assertEquals("HELD", lease(opened));
        mia.get("/" + id).body("status", equalTo("BORROWED"));
    }

    @Test
    void a_message_that_is_heard_again_has_no_effect() {
        String box = "box " + UUID.randomUUID();
        mia.submits(box);
        Calls.Opened opened = holding(Calls.somebody());
        String body = "{\"item\":\"" + box + "\"}";
        String signature = signed(body, LendingProfile.INBOUND_SECRET, Instant.now());
        tells(body, signature).statusCode(204);
        database.execute("update sandbox_leases set status = 'ABANDONED', ended_at = now()");

        tells(body, signature).statusCode(204);

        assertEquals("ABANDONED", lease(opened));
    }

    @ParameterizedTest
    @CsvSource({
        "another secret, 0, true",
        "secret of the allocator, -301, true",
        "secret of the allocator, 330, true",
        "secret of the allocator, 0, false"
    })
    void who_cannot_sign_is_not_believed(String secret, long seconds, boolean same) {
        String box = "box " + UUID.randomUUID();
        mia.submits(box);
        Calls.Opened opened = holding(Calls.somebody());
        String body = "{\"item\":\"" + box + "\"}";

        tells(body, signed(same ? body : body + " ", secret, Instant.now().plusSeconds(seconds)))
                .statusCode(401)
                .body("error.code", equalTo("UNAUTHENTICATED"));

        assertEquals("HELD", lease(opened));
    }

    @Test
    void a_malformed_signature_or_message_is_refused() {
        tells("{\"item\":1}", "").statusCode(401);
        tells("{\"item\":1}", "t=x,v1=y").statusCode(401);
        tells("{\"item\":1}", "t=1").statusCode(401);
        given().contentType(ContentType.JSON)
                .body("{\"item\":1}")
                .post("/api/v1/webhooks/return")
                .then()
                .statusCode(401);
        for (String body :
                List.of("", "{", "[]", "{}", "{\"item\":null}", "{\"item\":1,\"x\":2}")) {
            tells(body, signed(body, LendingProfile.INBOUND_SECRET, Instant.now())).statusCode(400);
        }
    }
}
