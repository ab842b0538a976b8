package io.millrace.session.sandboxes;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.api.Agent;
import io.millrace.session.api.Calls;
import io.millrace.session.sandboxes.FakeAllocator.Fault;
import io.millrace.session.sandboxes.leases.AbandonedLease;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// An external allocator that fails in every way: the task gets its sandbox, the allocator gets it
/// back, no other is lent on the way, and none is returned twice. The allocator has books.
@QuarkusTest
@TestProfile(ExternalProfile.class)
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
@WithTestResource(AllocatorResource.class)
class AllocatorFaultsTest {
    private static final int MANY = 8;
    private static final String LETTERS = "/api/v1/dead-letters";

    private final Calls alice = Calls.somebody();

    FakeAllocator allocator;

    @Inject Database database;
    @Inject AbandonedLeases abandoned;

    @AfterEach
    void nothingIsOut() {
        database.execute("update tasks set status = 'CANCELLED' where status = 'PENDING'");
        database.execute(
                """
                update sandbox_leases set status = 'RETURNING', next_attempt_at = now()
                where status in ('HELD', 'ABANDONED')\
                """);
        Await.until("everything is back", () -> allocator.lent() == 0);
        Await.until(
                "nothing is open",
                () ->
                        database.number(
                                        "select count(*) from sandbox_leases where status in"
                                                + " ('WANTED', 'HELD', 'RETURNING')")
                                == 0);
        allocator.forget();
    }

    private Calls.Opened opens() {
        return alice.opens(Map.of("prompt", "Work", "repo", "https://git.example/shop.git"));
    }

    private void awaitHandedOut(Calls.Opened opened) {
        Await.until(
                "an agent gets the task",
                () ->
                        database.number(
                                        "select count(*) from tasks where id = ?"
                                                + " and dispatched_at is not null",
                                        opened.task().value())
                                == 1);
    }

    private void awaitSession(Calls.Opened opened, String status) {
        Await.until(
                "the session is " + status,
                () -> alice.sessionField(opened.session(), "sessionStatus").equals(status));
    }

    private String lease(Calls.Opened opened) {
        return database.text(
                        "select status from sandbox_leases where session_id = ?"
                                + " order by id desc limit 1",
                        opened.session().value())
                .orElse("none");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"LENT_TWICE", "LATE"})
    void a_borrow_that_fails_is_repeated_and_leaks_nothing(Fault fault) {
        allocator.has("1", "2", "3").fails("/borrow", fault, fault);

        Calls.Opened opened = opens();

        awaitHandedOut(opened);
        assertEquals(1, allocator.lent());
        new Agent(opened).starts().completes("Done");
        awaitSession(opened, "COMPLETED");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("uiStatus", equalTo("needs_review_ip_returned"));
        assertEquals(0, allocator.lent());
        assertEquals(3, allocator.free());
        assertEquals(1, allocator.returns());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {
                "ERROR_500",
                "DONE_BUT_500",
                "DONE_BUT_504",
                "NOBODY_THERE",
                "DONE_BUT_SILENT",
                "DONE_BUT_CUT"
            })
    void a_return_that_fails_is_repeated_and_counts_once(Fault fault) {
        allocator.has("1");
        Calls.Opened opened = opens();
        awaitHandedOut(opened);
        allocator.fails("/return", fault, fault);

        new Agent(opened).starts().fails("No");

        awaitSession(opened, "FAILED");
        assertEquals(0, allocator.lent());
        assertEquals(1, allocator.free());
        assertEquals("RETURNED", lease(opened));
    }

    @Test
    void what_is_lent_twice_stays_with_the_first() {
        allocator.has("1", "2");
        Calls.Opened first = opens();
        awaitHandedOut(first);
        allocator.fails("/borrow", Fault.LENT_TWICE, Fault.LENT_TWICE);

        Calls.Opened second = opens();

        awaitHandedOut(second);
        assertEquals(2, allocator.lent());
        assertEquals(
                2,
                database.number(
                        "select count(distinct item) from sandbox_leases where status = 'HELD'"));
        new Agent(second).starts().completes("2");
        awaitSession(second, "COMPLETED");
        new Agent(first).starts().completes("1");
        awaitSession(first, "COMPLETED");
        assertTrue(allocator.wrongReturns().isEmpty());
        assertEquals(2, allocator.free());
    }

    @Test
    void what_was_lent_before_something_was_lent_twice_comes_back_too() {
        // given: the answer with the second item is lost, and the next one names the first item
        allocator.has("1", "2", "3");
        Calls.Opened first = opens();
        awaitHandedOut(first);
        allocator.fails("/borrow", Fault.TWO_ANSWERS, Fault.LENT_TWICE);

        Calls.Opened second = opens();

        awaitHandedOut(second);
        assertEquals(2, allocator.lent());
        new Agent(second).starts().completes("2");
        awaitSession(second, "COMPLETED");
        new Agent(first).starts().completes("1");
        awaitSession(first, "COMPLETED");
        assertEquals(0, allocator.lent());
        assertEquals(3, allocator.free());
    }

    @Test
    void an_allocator_that_never_tells_two_borrowers_apart_is_asked_under_another_key() {
        allocator.has("1", "2");
        Calls.Opened first = opens();
        awaitHandedOut(first);
        allocator.fails("/borrow", Collections.nCopies(9, Fault.LENT_TWICE).toArray(Fault[]::new));

        Calls.Opened second = opens();

        awaitHandedOut(second);
        assertEquals(2, allocator.lent());
        assertEquals(
                1,
                database.number("select count(*) from sandbox_leases where status = 'WITHDRAWN'"));
        new Agent(second).starts().completes("2");
        awaitSession(second, "COMPLETED");
        new Agent(first).starts().completes("1");
        awaitSession(first, "COMPLETED");
        assertEquals(2, allocator.free());
    }

    @Test
    void a_return_that_never_works_is_given_up_and_told_and_may_be_tried_again() {
        allocator.has("1");
        Calls.Opened opened = opens();
        awaitHandedOut(opened);
        allocator.fails(
                "/return", Collections.nCopies(MANY, Fault.ERROR_500).toArray(Fault[]::new));

        new Agent(opened).starts().completes("Done");

        awaitSession(opened, "COMPLETED");
        assertEquals("ABANDONED", lease(opened));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("uiStatus", equalTo("needs_review"));
        AbandonedLease told =
                abandoned.heard().stream()
                        .filter(lease -> lease.session().equals(opened.session()))
                        .findFirst()
                        .orElseThrow();
        assertEquals(5, told.failures());
        assertEquals("the allocator answered 500", told.lastError());
        assertEquals(1, allocator.lent());

        // and: an operator hears of it, and has it tried again
        allocator.forgetFaults();
        String letter =
                letters("?status=pending&pageSize=100")
                        .extract()
                        .path(
                                "data.find { it.entityId == '%s' && it.taskType == 'ip-return-poller' }.id"
                                        .formatted(told.lease()));
        Operators.somebody().request().body("{}").post(LETTERS + "/" + letter + "/requeue");
        Await.until("it is back", () -> lease(opened).equals("RETURNED"));
        assertEquals(0, allocator.lent());
        letters("/" + letter).body("status", equalTo("resolved"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("uiStatus", equalTo("needs_review_ip_returned"));
    }

    private static ValidatableResponse letters(String path) {
        return Operators.somebody().request().get(LETTERS + path).then().statusCode(200);
    }

    @Test
    void a_loan_whose_answer_comes_when_another_call_has_begun_goes_back() {
        allocator.has("1", "2").fails("/borrow", Fault.LATE);
        Calls.Opened opened = opens();
        Await.until("the allocator is asked", () -> allocator.loans() == 1);

        // when: another process has taken the matter over meanwhile
        database.execute("update sandbox_leases set claim = claim + 1, next_attempt_at = now()");
        allocator.answersLate();

        awaitHandedOut(opened);
        Await.until("the other is back", () -> allocator.lent() == 1 && allocator.free() == 1);
        assertEquals(2, allocator.loans());
        new Agent(opened).starts().completes("Done");
        awaitSession(opened, "COMPLETED");
    }

    @Test
    void many_sessions_share_few_sandboxes_over_a_bad_line() {
        allocator.has("1", "2");
        allocator.fails(
                "/borrow",
                Fault.DONE_BUT_CUT,
                Fault.ERROR_500,
                Fault.DONE_BUT_500,
                Fault.NOT_JSON,
                Fault.TWO_ANSWERS);
        allocator.fails("/return", Fault.DONE_BUT_CUT, Fault.ERROR_500, Fault.DONE_BUT_500);
        var opened = IntStream.range(0, MANY).mapToObj(i -> opens()).toList();

        for (Calls.Opened one : opened) {
            awaitHandedOut(one);
            assertTrue(allocator.lent() <= 2);
            new Agent(one).starts().completes("Done");
            awaitSession(one, "COMPLETED");
        }

        assertEquals(0, allocator.lent());
        assertEquals(2, allocator.free());
    }
}
