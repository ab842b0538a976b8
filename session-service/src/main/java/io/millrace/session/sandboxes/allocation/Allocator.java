package io.millrace.session.sandboxes.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;

/// Lends sandboxes, each to one borrower at a time.
public interface Allocator {
    /// Asks for a sandbox. Asking again under the same key, because the answer was lost, gives the
    /// same sandbox again as long as it is out.
    ///
    /// @param wait how long the answer may take when none is free; zero to be answered at once
    Borrowing borrow(BorrowKey key, Duration wait) throws InterruptedException;

    /// Gives a sandbox back.
    ///
    /// @param item as it was lent
    /// @param token that came with it
    GivingBack giveBack(JsonNode item, BorrowToken token) throws InterruptedException;

    /// Says that a sandbox is still in use.
    ///
    /// @return whether it is still the borrower's; true where nobody can tell
    boolean renew(BorrowKey key);

    /// Adds a sandbox to those that are lent.
    Submitting submit(JsonNode item) throws InterruptedException;
}
