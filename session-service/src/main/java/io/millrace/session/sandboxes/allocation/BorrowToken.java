package io.millrace.session.sandboxes.allocation;

/// With this a sandbox is given back, once. A secret: it is in no log and in no answer but the
/// borrower's.
public record BorrowToken(String value) {
    /// Longer than any allocator's.
    public static final int MAX_LENGTH = 2000;

    @Override
    public String toString() {
        return "BorrowToken[...]";
    }
}
