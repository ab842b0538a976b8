package io.millrace.session.sandboxes.allocation;

/// What became of adding a sandbox.
public sealed interface Submitting {
    /// It can be borrowed.
    record Submitted() implements Submitting {}

    /// No usable answer.
    ///
    /// @param reason for operators; without secrets
    record Failed(String reason) implements Submitting {}
}
