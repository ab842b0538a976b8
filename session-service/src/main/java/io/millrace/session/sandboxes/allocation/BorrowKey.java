package io.millrace.session.sandboxes.allocation;

import java.util.UUID;

/// What a borrower calls one borrowing, before it knows what it gets.
public record BorrowKey(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
