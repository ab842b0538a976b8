package io.millrace.streams.delivery.handlers;

/// Does work that may take long. Not in a transaction; what it stores meanwhile it stores under its
/// lease, see `Leases.requireHeld`.
public interface WorkHandler {

    /// Does the work, or goes on with it where an earlier worker stopped. Runs on a virtual thread
    /// of its own, which is interrupted when the consumer closes and the grace period is over.
    Outcome on(Work work);

    /// The work becomes a dead letter and will not be handed out again: whoever waits for its end
    /// must be told of this one. Runs inside the transaction that gives it up, which holds the
    /// lease, and may find that the work never began or has ended already.
    ///
    /// Every dead letter of work comes with this call, except of an entry so broken that not even
    /// its heading can be read: it names nobody who could be told.
    ///
    /// An exception does not keep the work from being given up: all this method wrote is rolled
    /// back and the failure is logged. What an ORM has queued must therefore be flushed before
    /// returning, so that it fails here and not at the commit.
    ///
    /// @param cause for the log; not fit for users
    void givenUp(GivenUp work, String cause);
}
