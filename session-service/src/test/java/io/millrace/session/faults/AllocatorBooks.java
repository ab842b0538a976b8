package io.millrace.session.faults;

import io.millrace.session.sandboxes.FakeAllocator;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;

/// The books of an external allocator: what is lent comes back, once, and nothing else does.
///
/// @param items what it had in the beginning, in order
record AllocatorBooks(FakeAllocator allocator, List<String> items) implements LeaseChecker.Books {
    @Override
    public List<String> faults(Connection connection, int returned) {
        List<String> faults = new ArrayList<>();
        if (allocator.lent() != 0) {
            faults.add("sandboxes have leaked: " + allocator.lent());
        }
        if (!allocator.freeItems().equals(items)) {
            faults.add("the allocator has not what it had: " + allocator.freeItems());
        }
        if (returned != allocator.loans()) {
            faults.add(
                    "%d were lent, and %d leases were returned"
                            .formatted(allocator.loans(), returned));
        }
        if (!allocator.neverLent().isEmpty()) {
            faults.add("returned without having been lent: " + allocator.neverLent());
        }
        return faults;
    }
}
