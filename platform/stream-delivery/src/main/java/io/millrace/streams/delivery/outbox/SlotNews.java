package io.millrace.streams.delivery.outbox;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Which slots have something to send, as far as somebody has said so: a relay that knows where a
/// commit fell need not ask the database for it.
///
/// What is said after [#take] is for the next one.
final class SlotNews {
    /// Somebody committed, and did not say where.
    private static final int ANYWHERE = 1 << Outbox.SLOTS;

    /// One bit per slot, and one for anywhere.
    private final AtomicInteger told = new AtomicInteger();

    /// Something was committed in this slot.
    void in(int slot) {
        told.accumulateAndGet(1 << slot, (all, one) -> all | one);
    }

    /// Something was committed.
    void anywhere() {
        told.accumulateAndGet(ANYWHERE, (all, one) -> all | one);
    }

    /// Takes what was said.
    ///
    /// @return the slots; empty when they have to be looked for, since nobody knows better
    Optional<List<Integer>> take() {
        int all = told.getAndSet(0);
        if (all == 0 || (all & ANYWHERE) != 0) {
            return Optional.empty();
        }
        return Optional.of(
                IntStream.range(0, Outbox.SLOTS)
                        .filter(slot -> (all & (1 << slot)) != 0)
                        .boxed()
                        .toList());
    }
}
