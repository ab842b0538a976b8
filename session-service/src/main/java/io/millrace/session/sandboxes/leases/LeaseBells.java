package io.millrace.session.sandboxes.leases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

/// Wakes the loops of this process once a transaction that gives them work has been committed. In
/// other processes they find it at their next round.
@ApplicationScoped
public class LeaseBells {
    private final Event<Wanted> wanted;
    private final Event<Returning> returning;

    public LeaseBells(Event<Wanted> wanted, Event<Returning> returning) {
        this.wanted = wanted;
        this.returning = returning;
    }

    /// Somebody wants a lease.
    public record Wanted() {}

    /// A lease is to be given back.
    public record Returning() {}

    void wantedAfterCommit() {
        wanted.fire(new Wanted());
    }

    void returningAfterCommit() {
        returning.fire(new Returning());
    }
}
