package io.millrace.streams.delivery;

import java.util.Optional;

/// The rights to work on something, in the database, by the database's clock.
public final class Leases {
    Leases() {}

    /// Takes the lease if nobody has it.
    public Optional<Lease> take(String subject, String owner) {
        throw new UnsupportedOperationException("not yet: " + subject + owner);
    }

    /// Prolongs a lease.
    ///
    /// @return false when it is lost
    public boolean renew(Lease lease) {
        throw new UnsupportedOperationException("not yet: " + lease);
    }

    /// Gives a lease back; nothing happens when it is lost.
    public void release(Lease lease) {
        throw new UnsupportedOperationException("not yet: " + lease);
    }

    /// Makes the caller's transaction depend on the lease: nobody takes it before the transaction
    /// has ended.
    ///
    /// @throws LeaseLost when somebody has it by now, or it was released
    /// @throws NoTransaction outside a transaction
    public void requireHeld(Lease lease) {
        throw new UnsupportedOperationException("not yet: " + lease);
    }
}
