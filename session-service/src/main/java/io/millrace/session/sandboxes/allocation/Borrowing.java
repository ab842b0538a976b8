package io.millrace.session.sandboxes.allocation;

import com.fasterxml.jackson.databind.JsonNode;

/// What became of a wish to borrow.
public sealed interface Borrowing {
    /// Here it is.
    ///
    /// @param item whatever was submitted
    record Borrowed(JsonNode item, BorrowToken token) implements Borrowing {}

    /// None was free in time; nothing is out under the key.
    record NoneFree() implements Borrowing {}

    /// None became free within the time that was asked for. Whether a sandbox is out under the key
    /// is not known for certain: whoever stands in between may have answered.
    record WaitOver() implements Borrowing {}

    /// One was free, and somebody whose consent is needed did not give it; nothing is out.
    ///
    /// @param reason for operators; without secrets
    record Refused(String reason) implements Borrowing {}

    /// No usable answer. Whether a sandbox is out under the key is not known: ask again.
    ///
    /// @param reason for operators; without secrets
    record Failed(String reason) implements Borrowing {}
}
