package io.millrace.session.sandboxes.allocation;

/// What became of giving back.
public sealed interface GivingBack {
    /// The allocator has it again.
    record Returned() implements GivingBack {}

    /// The allocator knows no such lease any more: it was given back before, or has expired.
    /// Nothing is left to do.
    record NotHeld() implements GivingBack {}

    /// No usable answer: try again.
    ///
    /// @param reason for operators; without secrets
    record Failed(String reason) implements GivingBack {}
}
