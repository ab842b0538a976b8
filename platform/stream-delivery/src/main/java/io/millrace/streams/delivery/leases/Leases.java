package io.millrace.streams.delivery.leases;

import io.millrace.streams.delivery.database.DatabaseFailure;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// The rights to work on something, in the database, by the database's clock.
///
/// A lease runs out when it is not renewed, but it is lost only when somebody takes it or it is
/// released: one that was renewed late, with nobody interested, goes on. What counts is
/// [#requireHeld], in the same transaction as the write.
public final class Leases {
    private static final Duration KEEP = Duration.ofDays(7);
    private static final int PURGE_BATCH = 1_000;
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Duration timeToLive;

    public Leases(Transactions transactions, Duration timeToLive) {
        this.transactions = transactions;
        this.timeToLive = timeToLive;
    }

    /// Takes the lease if nobody has it: never taken, released, or run out.
    ///
    /// @param owner unique per process and start
    /// @return empty when somebody has it, be it the same owner
    public Optional<Lease> take(String subject, String owner) {
        try {
            return transactions.inTransaction(
                    () -> takeOn(transactions.connection(), subject, owner));
        } catch (DatabaseFailure e) {
            if (e.lockTimedOut()) {
                // Somebody is writing under it.
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<Lease> takeOn(Connection connection, String subject, String owner) {
        Sql.bound(connection, timeToLive, LOCK_LIMIT);
        Sql.update(
                connection,
                """
                insert into work_lease (subject, epoch, owner, expires_at)
                values (?, 0, '', '-infinity') on conflict do nothing
                """,
                subject);
        boolean free =
                Sql.first(
                                connection,
                                row -> row.getInt(1),
                                "select 1 from work_lease"
                                        + " where subject = ? and expires_at <= clock_timestamp()",
                                subject)
                        .isPresent();
        if (!free) {
            return Optional.empty();
        }
        // FOR UPDATE waits for the KEY SHARE locks of those who write under it; they end first.
        return Sql.first(
                        connection,
                        row -> row.getLong(1) + 1,
                        "select epoch from work_lease"
                                + " where subject = ? and expires_at <= clock_timestamp() for update",
                        subject)
                .map(epoch -> {
                    Sql.update(
                            connection,
                            """
                            update work_lease set epoch = ?, owner = ?,
                                expires_at = clock_timestamp() + ? * interval '1 millisecond',
                                taken_at = clock_timestamp()
                            where subject = ?
                            """,
                            epoch,
                            owner,
                            timeToLive.toMillis(),
                            subject);
                    return new Lease(subject, epoch, owner);
                });
    }

    /// Prolongs a lease.
    ///
    /// @return false when it is lost
    public boolean renew(Lease lease) {
        return transactions.inTransaction(() -> renewOn(transactions.connection(), lease));
    }

    /// Prolongs a lease over a connection of the caller's.
    public boolean renewOn(Connection connection, Lease lease) {
        return Sql.update(
                        connection,
                        """
                        update work_lease
                        set expires_at = clock_timestamp() + ? * interval '1 millisecond'
                        where subject = ? and epoch = ? and owner = ? and expires_at > '-infinity'
                        """,
                        timeToLive.toMillis(),
                        lease.subject(),
                        lease.epoch(),
                        lease.owner())
                > 0;
    }

    /// Runs what a lease is held for. When that breaks off nobody is at it any more: the lease is
    /// given back, and does not stand in the way of those who try again.
    ///
    /// @return what the work answers, and has then seen to the lease itself
    public boolean holding(Lease lease, BooleanSupplier work) {
        try {
            return work.getAsBoolean();
        } catch (RuntimeException e) {
            try {
                release(lease);
            } catch (RuntimeException unreleased) {
                // It runs out by itself.
                e.addSuppressed(unreleased);
            }
            throw e;
        }
    }

    /// Gives a lease back; nothing happens when it is lost.
    public void release(Lease lease) {
        transactions.runInTransaction(() -> releaseOn(transactions.connection(), lease));
    }

    /// Gives a lease back in the running transaction; nothing happens when it is lost.
    public static void releaseOn(Connection connection, Lease lease) {
        Sql.update(
                connection,
                "update work_lease set expires_at = '-infinity'"
                        + " where subject = ? and epoch = ? and owner = ?",
                lease.subject(),
                lease.epoch(),
                lease.owner());
    }

    /// Makes the caller's transaction depend on the lease: nobody takes it before the transaction
    /// has ended. A transaction that then does nothing for as long as a lease lives is ended by the
    /// server: its owner is paused or cut off, and must not stand in others' way.
    ///
    /// @throws LeaseLost when somebody has it by now, or it was released
    /// @throws NoTransaction outside a transaction
    public void requireHeld(Lease lease) {
        // KEY SHARE, because it lets the heartbeat prolong the lease meanwhile.
        boolean held =
                Sql.first(
                                transactions.connection(),
                                row -> row.getInt(1),
                                """
                                select 1, set_config(
                                    'idle_in_transaction_session_timeout', ?, true)
                                from work_lease
                                where subject = ? and epoch = ? and owner = ?
                                  and expires_at > '-infinity'
                                for key share
                                """,
                                timeToLive.toMillis() + "ms",
                                lease.subject(),
                                lease.epoch(),
                                lease.owner())
                        .isPresent();
        if (!held) {
            throw new LeaseLost(lease);
        }
    }

    /// Deletes leases released long ago. Their epochs begin anew, which no owner of old can match,
    /// because an owner is unique per process.
    ///
    /// @return whether there may be more
    public boolean purge() {
        int purged =
                transactions.inTransaction(() ->
                        Sql.update(
                                transactions.connection(),
                                """
                                delete from work_lease where subject in (
                                    select subject from work_lease
                                    where expires_at = '-infinity' and taken_at
                                          < clock_timestamp() - ? * interval '1 millisecond'
                                    limit ? for update skip locked)
                                """,
                                KEEP.toMillis(),
                                PURGE_BATCH));
        return purged == PURGE_BATCH;
    }
}
