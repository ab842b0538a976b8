package io.millrace.streams.delivery;

import io.millrace.streams.contract.Envelope;

/// Takes events in the caller's transaction, to be told once it has committed.
public final class Outbox {
    Outbox() {}

    /// Stores the event beside what it tells of.
    ///
    /// @return the envelope as it will travel
    /// @throws NoTransaction outside a transaction
    public Envelope enqueue(NewEvent event) {
        throw new UnsupportedOperationException("not yet: " + event.subject());
    }
}
