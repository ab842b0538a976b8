package io.millrace.streams.delivery.handlers;

/// Does work that may take long. Not in a transaction; what it stores meanwhile it stores under its
/// lease, see `Leases.requireHeld`.
@FunctionalInterface
public interface WorkHandler {

    /// Does the work, or goes on with it where an earlier worker stopped. Runs on a virtual thread
    /// of its own, which is interrupted when the consumer closes and the grace period is over.
    Outcome on(Work work);
}
