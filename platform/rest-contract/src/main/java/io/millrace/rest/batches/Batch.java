package io.millrace.rest.batches;

import java.util.List;

/// The answer to an array.
///
/// @param updated what became of the elements that succeeded, in their order
/// @param failed the others
/// @param totalProcessed how many elements there were
/// @param successCount how many succeeded
/// @param failureCount how many did not
public record Batch<V>(
        List<V> updated,
        List<BatchFailure> failed,
        int totalProcessed,
        int successCount,
        int failureCount) {
    /// The longest array, unless an operation says otherwise.
    public static final int MOST = 100;

    public Batch {
        updated = List.copyOf(updated);
        failed = List.copyOf(failed);
    }

    /// With its counts.
    public static <V> Batch<V> of(List<V> updated, List<BatchFailure> failed) {
        return new Batch<>(
                updated, failed, updated.size() + failed.size(), updated.size(), failed.size());
    }
}
