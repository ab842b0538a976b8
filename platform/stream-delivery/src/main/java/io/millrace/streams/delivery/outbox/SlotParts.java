package io.millrace.streams.delivery.outbox;

import java.util.List;
import java.util.stream.IntStream;

/// How the slots of a pass are shared out among transactions.
///
/// A transaction for some slots at once is fewer ways to the servers, each of which is a wait where
/// the machine is busy: what was just committed is out sooner. Where there is more than batches
/// hold, a slot for each transaction is quicker: none waits for the largest of its neighbours.
final class SlotParts {
    /// How many transactions are under way at a time: while one waits for the disk, others read.
    static final int SIDE_BY_SIDE = 3;

    private volatile boolean backlog;

    /// As even as can be, in the order of the slots.
    List<List<Integer>> of(List<Integer> slots) {
        int parts = backlog ? slots.size() : Math.min(SIDE_BY_SIDE, slots.size());
        return IntStream.range(0, parts)
                .mapToObj(part ->
                        slots.subList(
                                part * slots.size() / parts, (part + 1) * slots.size() / parts))
                .toList();
    }

    /// Hears how a pass went.
    void sent(List<SlotsRelay.Sent> results) {
        backlog = results.stream().anyMatch(SlotsRelay.Sent::full);
    }
}
