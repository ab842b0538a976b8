package io.millrace.session.sandboxes.pool;

import io.millrace.session.sandboxes.allocation.BorrowToken;
import java.util.Optional;
import java.util.UUID;

/// Takes returned items in.
public interface PoolReturns {
    /// Uses the token up and begins an operation that makes the item free again.
    ///
    /// @param json the item as it was lent
    /// @param by whom operators see
    /// @return the operation; empty when the token is not that of a loan of this item
    Optional<UUID> accept(String json, BorrowToken token, String by);
}
