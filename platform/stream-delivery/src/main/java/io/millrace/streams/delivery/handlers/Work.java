package io.millrace.streams.delivery.handlers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.leases.Lease;

/// One piece of work, held by this worker alone as long as its lease is.
public interface Work {
    Envelope envelope();

    /// Which delivery this is, from 1; more than 1 means that an earlier one failed or vanished.
    int deliveries();

    /// What this worker's writes must carry.
    Lease lease();

    /// Whether the work is known to have passed to somebody else. False is no promise, see
    /// `Leases.requireHeld`.
    boolean lost();

    /// Runs the action when the work is found to be lost, at once if it already is. It runs on the
    /// heartbeat's thread and must be quick.
    void onLost(Runnable action);
}
