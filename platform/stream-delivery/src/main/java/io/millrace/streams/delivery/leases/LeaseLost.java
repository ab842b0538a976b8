package io.millrace.streams.delivery.leases;

/// A worker wrote under a lease that it no longer holds: it was paused, or cut off, and another one
/// went on. Whoever gets this stops and writes nothing more.
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(Lease lease) {
        super("The lease on " + lease.subject() + " of epoch " + lease.epoch() + " is lost");
    }
}
