package io.millrace.streams.delivery.inbox;

import io.millrace.streams.delivery.handlers.Outcome;
import java.time.Duration;

/// What became of an envelope in the inbox's transaction.
public sealed interface Receipt {

    /// It took effect, or needed none; committed.
    record Done(Outcome outcome) implements Receipt {}

    /// It had taken effect, or been passed over for good, before.
    record Repeat() implements Receipt {}

    /// An earlier one of its subject is missing; nothing was done.
    ///
    /// @param expected the number that has to come first
    record Gap(long expected) implements Receipt {}

    /// The handler wants it later; rolled back.
    record Later(Duration delay, String why) implements Receipt {}

    /// The handler does not want it at all; rolled back.
    record Refused(String why) implements Receipt {}
}
