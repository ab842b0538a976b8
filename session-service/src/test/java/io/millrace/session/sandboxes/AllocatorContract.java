package io.millrace.session.sandboxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.sandboxes.allocation.Allocator;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import io.millrace.session.sandboxes.allocation.Borrowing;
import io.millrace.session.sandboxes.allocation.GivingBack;
import io.millrace.teststack.Await;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every adapter of [Allocator] promises. Two sandboxes can be borrowed when a test begins.
abstract class AllocatorContract {
    abstract Allocator allocator();

    static BorrowKey key() {
        return new BorrowKey(UUID.randomUUID());
    }

    final Borrowing ask(BorrowKey key) {
        try {
            return allocator().borrow(key, Duration.ZERO);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    final Borrowing.Borrowed borrow(BorrowKey key) {
        return assertInstanceOf(Borrowing.Borrowed.class, ask(key));
    }

    final GivingBack giveBack(Borrowing.Borrowed loan) {
        try {
            return allocator().giveBack(loan.item(), loan.token());
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Test
    void each_sandbox_has_one_borrower_and_there_are_no_more_than_there_are() {
        Borrowing.Borrowed first = borrow(key());
        Borrowing.Borrowed second = borrow(key());

        assertNotEquals(first.item(), second.item());
        assertNotEquals(first.token(), second.token());
        assertInstanceOf(Borrowing.NoneFree.class, ask(key()));
    }

    @Test
    void asking_again_under_the_same_key_gives_the_same_sandbox_and_takes_no_other() {
        BorrowKey key = key();
        Borrowing.Borrowed first = borrow(key);
        Borrowing.Borrowed again = borrow(key);

        assertEquals(first.item(), again.item());
        assertInstanceOf(Borrowing.Borrowed.class, ask(key()));
        assertInstanceOf(GivingBack.Returned.class, giveBack(again));
    }

    @Test
    void a_token_is_good_for_one_return() {
        Borrowing.Borrowed loan = borrow(key());

        assertInstanceOf(GivingBack.Returned.class, giveBack(loan));
        assertInstanceOf(GivingBack.NotHeld.class, giveBack(loan));
    }

    @Test
    void a_token_that_was_never_given_returns_nothing() {
        Borrowing.Borrowed loan = borrow(key());
        String text = loan.token().value();
        char last = text.charAt(text.length() - 1) == 'A' ? 'B' : 'A';
        BorrowToken forged = new BorrowToken(text.substring(0, text.length() - 1) + last);

        assertInstanceOf(
                GivingBack.NotHeld.class, giveBack(new Borrowing.Borrowed(loan.item(), forged)));
        assertInstanceOf(
                GivingBack.NotHeld.class,
                giveBack(new Borrowing.Borrowed(loan.item(), new BorrowToken("../.."))));
        assertInstanceOf(GivingBack.Returned.class, giveBack(loan));
    }

    @Test
    void what_was_returned_can_be_borrowed_by_another() {
        borrow(key());
        Borrowing.Borrowed loan = borrow(key());
        BorrowKey other = key();
        assertInstanceOf(Borrowing.NoneFree.class, ask(other));

        giveBack(loan);

        Borrowing.Borrowed next =
                Await.value(
                        "one is free again",
                        () ->
                                ask(other) instanceof Borrowing.Borrowed lent
                                        ? Optional.of(lent)
                                        : Optional.empty());
        assertNotEquals(loan.token(), next.token());
        assertInstanceOf(GivingBack.NotHeld.class, giveBack(loan));
    }

    @Test
    void who_waits_in_vain_is_told_so_in_time() throws InterruptedException {
        borrow(key());
        borrow(key());

        long before = System.nanoTime();
        Borrowing answer = allocator().borrow(key(), Duration.ofSeconds(1));

        assertTrue(
                answer instanceof Borrowing.NoneFree || answer instanceof Borrowing.WaitOver,
                answer::toString);
        assertTrue(System.nanoTime() - before < Duration.ofSeconds(5).toNanos());
    }

    @Test
    void what_is_out_can_be_renewed() {
        BorrowKey key = key();
        Borrowing.Borrowed loan = borrow(key);

        assertTrue(allocator().renew(key));

        assertInstanceOf(GivingBack.Returned.class, giveBack(loan));
    }
}
