package io.millrace.streams.delivery;

import io.millrace.streams.contract.DeadLetter;

/// Entries that were given up on.
public final class DeadLetters {
    DeadLetters() {}

    /// Puts an entry back on the stream it came from, where its group handles it as a late repair.
    ///
    /// @return the new entry's id
    public String requeue(DeadLetter letter) {
        throw new UnsupportedOperationException("not yet: " + letter.entryId());
    }
}
