package io.millrace.streams.delivery.handlers;

import io.millrace.streams.contract.envelope.Envelope;

/// Handles the events of a stream, one transaction each. Events of one subject come in the order of
/// their numbers, each one once.
@FunctionalInterface
public interface EventHandler {

    /// Runs inside the transaction that also holds the inbox row: either both take effect or
    /// neither. Should be short; calls to others belong into a [WorkHandler].
    Outcome on(Envelope envelope);
}
