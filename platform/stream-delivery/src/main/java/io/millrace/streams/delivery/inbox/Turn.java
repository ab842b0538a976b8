package io.millrace.streams.delivery.inbox;

import java.util.List;

/// Whether an envelope that came before an earlier one of its subject may pass by now.
public sealed interface Turn {

    /// Nothing before it is waited for.
    ///
    /// @param passedOver the numbers that were given up waiting for, which have a tombstone now
    record Now(List<Long> passedOver) implements Turn {
        public Now {
            passedOver = List.copyOf(passedOver);
        }
    }

    /// It goes on waiting: for a missing number, or for earlier ones that have arrived and have
    /// their turn first.
    ///
    /// @param passedOver as with [Now]
    record Later(List<Long> passedOver) implements Turn {
        public Later {
            passedOver = List.copyOf(passedOver);
        }
    }

    /// Its number is so far ahead that it cannot be one of its subject's; nothing was changed.
    ///
    /// @param last the last number passed
    record Never(long last) implements Turn {}
}
