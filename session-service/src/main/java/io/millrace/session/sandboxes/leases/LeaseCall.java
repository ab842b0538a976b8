package io.millrace.session.sandboxes.leases;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.millrace.session.sandboxes.allocation.BorrowToken;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A call of the allocator that has been begun: what it is about, and its number. If another
/// process has begun a later one meanwhile, what this one brings is not heard.
sealed interface LeaseCall {
    UUID lease();

    int claim();

    /// @param wanted whether somebody still waits for it; otherwise the answer only settles whether
    ///   anything was lent before
    record Borrow(UUID lease, int claim, boolean wanted) implements LeaseCall {
        BorrowKey key() {
            return new BorrowKey(lease);
        }
    }

    /// @param token null when it cannot be read with the key that is configured
    record GiveBack(UUID lease, int claim, JsonNode item, @Nullable BorrowToken token)
            implements LeaseCall {}
}
