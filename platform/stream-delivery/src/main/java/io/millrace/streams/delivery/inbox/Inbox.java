package io.millrace.streams.delivery.inbox;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.handlers.Outcome;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/// Makes a repeated envelope harmless, and keeps the order of numbers: what a handler writes and
/// the row that says so are one transaction.
///
/// A position says up to which number all were passed. Those passed without effect (dead letters,
/// rejected, unrecognised, never arrived) have a tombstone each; one that comes later all the same
/// is a late repair: it is handled, and the tombstone goes. Tombstones may also lie ahead of the
/// position, and are stepped over when it gets there.
public final class Inbox {
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(60);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);
    private static final int PURGE_BATCH = 1_000;

    /// Behind the name of a group: the name under which its given-up work is marked.
    private static final String GIVEN_UP = "/given-up";

    private final Transactions transactions;

    public Inbox(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Runs the effect of an envelope if it is its turn and has not been run before.
    public Receipt receive(
            String group, String family, Envelope envelope, Supplier<Outcome> effect) {
        try {
            return transactions.inTransaction(() -> once(group, family, envelope, effect));
        } catch (RolledBack e) {
            return e.receipt;
        }
    }

    private Receipt once(String group, String family, Envelope envelope, Supplier<Outcome> effect) {
        Connection connection = transactions.connection();
        Sql.bound(connection, IDLE_LIMIT, LOCK_LIMIT);
        if (!markHandled(connection, group, envelope.id())) {
            return repeat(connection, group, envelope);
        }
        Numbers numbers = new Numbers(connection, group, family, EnvelopeHeading.of(envelope));
        if (envelope.isSequenced()) {
            long last = numbers.lock();
            if (envelope.sequence() - last > 1) {
                throw new RolledBack(new Receipt.Gap(last + 1));
            }
            if (envelope.sequence() <= last && !numbers.unbury()) {
                return repeat(connection, group, envelope);
            }
        }
        Outcome outcome = effect.get();
        switch (outcome) {
            case Outcome.RetryLater later ->
                    throw new RolledBack(new Receipt.Later(later.delay(), later.why()));
            case Outcome.Rejected rejected ->
                    throw new RolledBack(new Receipt.Refused(rejected.why()));
            case Outcome.Handled handled -> numbers.passed();
            case Outcome.Ignored ignored -> numbers.passed();
        }
        Attempts.forget(connection, group, envelope.id());
        return new Receipt.Done(outcome);
    }

    /// An attempt whose commit was not answered is counted as failed, whether it took effect or
    /// not.
    private static Receipt repeat(Connection connection, String group, Envelope envelope) {
        Attempts.forget(connection, group, envelope.id());
        return new Receipt.Repeat();
    }

    /// Whether an envelope has taken effect in this group, or was given up as work.
    public boolean handled(String group, UUID envelope) {
        return transactions.inTransaction(() ->
                Sql.first(
                                transactions.connection(),
                                row -> row.getInt(1),
                                "select 1 from inbox where group_name in (?, ?) and envelope_id = ?",
                                group,
                                group + GIVEN_UP,
                                envelope)
                        .isPresent());
    }

    /// Marks an envelope as having taken effect, in the running transaction.
    ///
    /// @return false when it was marked already
    public static boolean markHandled(Connection connection, String group, UUID envelope) {
        return Sql.update(
                        connection,
                        "insert into inbox (group_name, envelope_id) values (?, ?)"
                                + " on conflict do nothing",
                        group,
                        envelope)
                > 0;
    }

    /// Marks work as given up, in the running transaction: [#handled] from now on, until it is put
    /// back. Work has no positions, hence no tombstones.
    public static void markGivenUp(Connection connection, String group, UUID envelope) {
        markHandled(connection, group + GIVEN_UP, envelope);
    }

    /// Lets work that was given up be done after all, in the running transaction. What has taken
    /// effect stays marked.
    public static void putBack(Connection connection, String group, UUID envelope) {
        Sql.update(
                connection,
                "delete from inbox where group_name = ? and envelope_id = ?",
                group + GIVEN_UP,
                envelope);
    }

    /// Leaves a tombstone in place of an envelope, in the running transaction, so that later ones
    /// may pass. A number that is implausibly far ahead gets none.
    public static void passOver(
            Connection connection,
            String group,
            String family,
            EnvelopeHeading heading,
            String reason) {
        Attempts.forget(connection, group, heading.id());
        if (heading.sequence() > 0) {
            Numbers numbers = new Numbers(connection, group, family, heading);
            long last = numbers.lock();
            if (heading.sequence() > last && !numbers.implausibleAfter(last, heading.sequence())) {
                numbers.bury(heading.sequence(), heading.sequence(), reason);
                numbers.passed();
            }
        }
    }

    /// Whether an envelope could still take effect if it came again, in the running transaction:
    /// its number was not passed yet, or has a tombstone.
    public static boolean mayTakeEffect(
            Connection connection, String group, String family, EnvelopeHeading heading) {
        return heading.sequence() == 0 || new Numbers(connection, group, family, heading).isOpen();
    }

    /// Deletes tombstones that were left so long ago, a batch at a time: from then on their numbers
    /// count as having taken effect. One ahead of its position stays, or the numbers after it would
    /// wait for it once more. Positions stay for ever: a number that came without one would be the
    /// first of its subject, or miss all before it.
    ///
    /// @return whether there may be more
    public boolean purgeTombstones(Duration keep) {
        int purged =
                transactions.inTransaction(() ->
                        Sql.update(
                                transactions.connection(),
                                """
                                delete from inbox_tombstone
                                where (group_name, source, family, subject, sequence) in (
                                    select t.group_name, t.source, t.family, t.subject, t.sequence
                                    from inbox_tombstone t
                                    join inbox_position p using (group_name, source, family, subject)
                                    where t.created_at < clock_timestamp()
                                                         - ? * interval '1 millisecond'
                                      and t.sequence <= p.last_sequence
                                    order by t.created_at limit ? for update of t skip locked)
                                """,
                                keep.toMillis(),
                                PURGE_BATCH));
        return purged == PURGE_BATCH;
    }

    /// Deletes rows that no repeat can need any more, a batch at a time.
    ///
    /// @return whether there may be more
    public boolean purge(Duration keep) {
        int purged =
                transactions.inTransaction(() ->
                        Sql.update(
                                transactions.connection(),
                                """
                                delete from inbox where (group_name, envelope_id) in (
                                    select group_name, envelope_id from inbox
                                    where handled_at < clock_timestamp()
                                                       - ? * interval '1 millisecond'
                                    order by handled_at limit ? for update skip locked)
                                """,
                                keep.toMillis(),
                                PURGE_BATCH));
        return purged == PURGE_BATCH;
    }

    /// Ends a transaction without effect.
    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Receipt receipt;

        RolledBack(Receipt receipt) {
            super("rolled back on purpose", null, false, false);
            this.receipt = receipt;
        }
    }
}
