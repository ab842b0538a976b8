package io.millrace.session.sandboxes;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.session.background.Backlog;
import io.millrace.session.background.Job;
import io.millrace.session.background.JobName;
import io.millrace.session.sandboxes.FakeSubscriber.Told;
import io.millrace.session.sandboxes.webhooks.WebhookSignature;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.arc.All;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Subscribers of the pool.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
@WithTestResource(FakeSubscriber.class)
class WebhooksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Operators mia = Operators.somebody();

    FakeSubscriber subscribers;

    @All @Inject List<Job> jobs;

    @Inject Database database;

    @AfterEach
    void forget() {
        subscribers.forget();
        database.execute("delete from sandbox_operations");
        database.execute("delete from sandbox_deliveries");
        database.execute("delete from sandbox_items");
    }

    private String status(String id) {
        return mia.get("/" + id).extract().path("status");
    }

    private List<String> events(String subscriber) {
        return subscribers.told(subscriber).stream()
                .filter(told -> told.answer() == 204)
                .map(told -> field(told, "/event"))
                .toList();
    }

    private static String field(Told told, String path) {
        try {
            return JSON.readTree(told.body()).at(path).asText();
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text(told), e);
        }
    }

    private static String text(Told told) {
        return new String(told.body(), StandardCharsets.UTF_8);
    }

    @Test
    void subscribers_are_told_signed_of_everything_but_the_token() {
        String id = mia.submits(Map.of("api_url", "http://box"));
        var loan = mia.borrow(0).statusCode(200);
        String token = loan.extract().path("borrowToken");
        mia.returns(loan.extract().path("item"), token).statusCode(202);

        Await.until(
                "the books know",
                () -> events("books").containsAll(List.of("submit", "borrow", "return")));
        assertEquals(3, events("books").size());
        for (Told told : subscribers.told("books")) {
            assertTrue(
                    WebhookSignature.holds(
                            told.signature(),
                            FakeSubscriber.BOOKS_SECRET,
                            told.body(),
                            Instant.now(),
                            WINDOW));
            assertFalse(
                    WebhookSignature.holds(
                            told.signature(), "another", told.body(), Instant.now(), WINDOW));
            assertEquals(id, field(told, "/id"));
            assertEquals("http://box", field(told, "/item/api_url"));
            assertFalse(text(told).contains(token));
        }
        assertEquals(List.of("borrow", "return"), events("gate"));
    }

    @Test
    void who_does_not_take_it_is_told_again_under_the_same_id() {
        subscribers.refuse("books", 2);

        mia.submits("box");

        Await.until("the books know", () -> !events("books").isEmpty());
        List<Told> told = subscribers.told("books");
        assertEquals(3, told.size());
        assertEquals(1, told.stream().map(Told::delivery).distinct().count());
    }

    @Test
    void what_waits_to_be_told_or_settled_is_counted() {
        database.execute(
                """
                insert into sandbox_deliveries (id, subscriber, body, attempts, next_attempt_at,
                  created_at, version)
                select gen_random_uuid(), 'books', '{}', 0, now() + interval '1 hour',
                  now() - interval '1 hour', 0 from generate_series(1, 3)\
                """);
        database.execute(
                """
                insert into sandbox_operations (id, item_id, status, attempts, next_attempt_at,
                  created_by, created_at, updated_at, version)
                select gen_random_uuid(), gen_random_uuid(), 'PENDING', 0,
                  now() + interval '1 hour', 'mia', now(), now(), 0 from generate_series(1, 2)\
                """);

        assertEquals(3, backlog(JobName.SANDBOX_WEBHOOKS).waiting());
        assertTrue(backlog(JobName.SANDBOX_WEBHOOKS).oldest().compareTo(Duration.ofHours(1)) >= 0);
        assertEquals(2, backlog(JobName.SANDBOX_POOL).waiting());
    }

    private Backlog backlog(JobName name) {
        return jobs.stream().filter(job -> job.name() == name).findAny().orElseThrow().backlog();
    }

    @Test
    void who_never_takes_it_is_left_alone_in_the_end() {
        subscribers.refuse("books", 100);

        mia.submits("box");

        Await.until(
                "it is given up",
                () ->
                        database.number(
                                        "select count(*) from sandbox_deliveries where attempts = 3"
                                                + " and next_attempt_at is null"
                                                + " and delivered_at is null")
                                == 1);
        assertEquals(3, subscribers.told("books").size());
    }

    @Test
    void a_borrow_that_is_not_agreed_to_is_rolled_back() {
        String id = mia.submits("box");
        subscribers.refuse("gate", 1);

        mia.borrow(0).statusCode(502).body("error.code", equalTo("BORROW_REFUSED"));

        assertEquals("FREE", status(id));
        mia.borrow(0).statusCode(200);
        Await.until("the books know", () -> events("books").contains("borrow"));
        assertEquals(List.of("submit", "borrow"), events("books"));
    }

    @Test
    void a_subscriber_that_hangs_does_not_keep_the_sandbox() {
        String id = mia.submits("box");
        subscribers.beSilent(true);

        mia.borrow(0).statusCode(502);

        assertEquals("FREE", status(id));
    }

    @Test
    void a_return_waits_for_those_who_must_be_told() {
        String id = mia.submits("box");
        var loan = mia.borrow(0);
        subscribers.refuse("gate", 1);

        String operation =
                mia.returns("box", loan.extract().path("borrowToken"))
                        .extract()
                        .path("operationId");

        Await.until("it is free", () -> status(id).equals("FREE"));
        mia.get("/operations/" + operation).body("status", equalTo("succeeded"));
        assertEquals(3, subscribers.told("gate").size());
    }

    @Test
    void a_sandbox_whose_return_cannot_be_told_is_kept_apart() {
        String id = mia.submits("box");
        var loan = mia.borrow(0);
        subscribers.refuse("gate", 100);

        String operation =
                mia.returns("box", loan.extract().path("borrowToken"))
                        .extract()
                        .path("operationId");

        Await.until("it is kept apart", () -> status(id).equals("QUARANTINED"));
        mia.get("/operations/" + operation)
                .body("status", equalTo("failed"))
                .body("message", equalTo("subscriber gate answered 500"));
        mia.borrow(0).statusCode(404);
        String events =
                mia.request()
                        .accept("text/event-stream")
                        .get(Operators.SANDBOXES + "/operations/" + operation + "/events")
                        .asString();
        assertTrue(events.contains("failed") && !events.contains("notifications_ok"), events);
    }

    @Test
    void a_loan_that_is_over_waits_for_those_who_must_be_told_too() {
        String id = mia.submits("box");
        mia.borrow(0).statusCode(200);
        subscribers.refuse("gate", 1);

        database.execute("update sandbox_items set expires_at = now() - interval '1 second'");

        Await.until("it is free", () -> status(id).equals("FREE"));
        assertEquals(List.of("borrow", "return"), events("gate"));
        assertEquals(2, subscribers.told("gate").stream().map(Told::delivery).distinct().count());
        Await.until("the books know", () -> events("books").contains("return"));
    }
}
