package io.millrace.session.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.session.sandboxes.FakeAllocator.Fault;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.session.sandboxes.allocation.Submitting;
import io.millrace.session.sandboxes.external.ExternalAllocator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ExternalAllocatorTest {
    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    private final ObjectMapper json = new ObjectMapper();
    private final FakeAllocator fake = new FakeAllocator();
    private final ExternalAllocator allocator =
            new ExternalAllocator(fake.url(), Optional.of("secret"), TIMEOUT, json);

    @AfterEach
    void close() {
        allocator.close();
        fake.close();
    }

    private static BorrowKey key() {
        return new BorrowKey(UUID.randomUUID());
    }

    private Borrowing borrow(BorrowKey key) throws InterruptedException {
        return allocator.borrow(key, Duration.ZERO);
    }

    @Test
    void what_is_borrowed_can_be_returned_once() throws Exception {
        fake.has("{\"api_url\":\"http://box\"}");

        var loan = assertInstanceOf(Borrowing.Borrowed.class, borrow(key()));

        assertEquals("http://box", loan.item().path("api_url").asText());
        assertEquals(1, fake.lent());
        assertInstanceOf(GivingBack.Returned.class, allocator.giveBack(loan.item(), loan.token()));
        assertEquals(0, fake.lent());
        assertInstanceOf(GivingBack.NotHeld.class, allocator.giveBack(loan.item(), loan.token()));
        assertEquals(List.of("Bearer secret", "Bearer secret", "Bearer secret"), fake.bearers());
    }

    @Test
    void none_free_is_no_failure() throws Exception {
        assertEquals(new Borrowing.NoneFree(), borrow(key()));
    }

    @Test
    void an_item_that_is_submitted_can_be_borrowed() throws Exception {
        assertEquals(new Submitting.Submitted(), allocator.submit(json.readTree("[1,\"two\"]")));

        var loan = assertInstanceOf(Borrowing.Borrowed.class, borrow(key()));
        assertEquals(json.readTree("[1,\"two\"]"), loan.item());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"LENT_TWICE", "DONE_BUT_CUT", "NOBODY_THERE", "LATE"})
    void whatever_the_answer_is_a_repeat_under_the_same_key_gets_the_one_item(Fault fault)
            throws Exception {
        fake.has("1").fails("/borrow", fault);
        BorrowKey key = key();

        long begun = System.nanoTime();
        Borrowing first = borrow(key);

        assertInstanceOf(Borrowing.Failed.class, first);
        assertTrue(
                Duration.ofNanos(System.nanoTime() - begun).compareTo(TIMEOUT.multipliedBy(4)) < 0,
                "it took longer than it may");
        assertInstanceOf(Borrowing.Borrowed.class, borrow(key));
        assertEquals(1, fake.lent());
    }

    /// The HTTP client repeats a GET whose connection was cut before an answer; so it may.
    @Test
    void a_connection_that_is_cut_costs_no_second_item() throws Exception {
        fake.has("1", "2").fails("/borrow", Fault.DONE_BUT_CUT);
        BorrowKey key = key();

        borrow(key);

        assertInstanceOf(Borrowing.Borrowed.class, borrow(key));
        assertEquals(1, fake.lent());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ERROR_500", "DONE_BUT_500", "DONE_BUT_SILENT", "DONE_BUT_CUT"})
    void a_return_that_failed_is_repeated_and_is_then_over(Fault fault) throws Exception {
        fake.has("1");
        var loan = assertInstanceOf(Borrowing.Borrowed.class, borrow(key()));
        fake.fails("/return", fault);

        assertInstanceOf(GivingBack.Failed.class, allocator.giveBack(loan.item(), loan.token()));
        GivingBack second = allocator.giveBack(loan.item(), loan.token());

        assertFalse(second instanceof GivingBack.Failed);
        assertEquals(0, fake.lent());
        assertEquals(1, fake.free());
    }

    @Test
    void a_reason_says_nothing_of_a_token() throws Exception {
        fake.has("1").fails("/borrow", Fault.TWO_ANSWERS);

        var failed = assertInstanceOf(Borrowing.Failed.class, borrow(key()));

        assertEquals("the answer of the allocator is not one JSON value", failed.reason());
    }

    @Test
    void an_allocator_that_is_not_there_is_a_failure() throws Exception {
        fake.close();

        assertInstanceOf(Borrowing.Failed.class, borrow(key()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host/",
                "http:///path",
                "file:///etc/passwd",
                "http://user:word@host/",
                "http://host/?a=b",
                "host:80"
            })
    void an_address_that_cannot_be_one_is_refused(String url) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExternalAllocator(URI.create(url), Optional.empty(), TIMEOUT, json));
    }

    @Test
    void a_wait_that_ends_at_somebody_in_between_says_nothing_of_what_is_lent() throws Exception {
        fake.has("1").fails("/borrow", Fault.DONE_BUT_504, Fault.DONE_BUT_504);
        BorrowKey key = key();

        assertEquals(new Borrowing.WaitOver(), allocator.borrow(key, Duration.ofSeconds(1)));
        assertInstanceOf(Borrowing.Failed.class, borrow(key));
        assertInstanceOf(Borrowing.Borrowed.class, borrow(key));
        assertEquals(1, fake.lent());
    }

    @Test
    void a_return_that_finds_nobody_is_not_over() throws Exception {
        fake.has("1");
        var loan = assertInstanceOf(Borrowing.Borrowed.class, borrow(key()));
        fake.fails("/return", Fault.NOBODY_THERE);

        assertInstanceOf(GivingBack.Failed.class, allocator.giveBack(loan.item(), loan.token()));
        assertEquals(1, fake.lent());
        assertInstanceOf(GivingBack.Returned.class, allocator.giveBack(loan.item(), loan.token()));
    }
}
