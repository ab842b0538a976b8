package io.millrace.streams.delivery.inbox;

import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/// The numbers of one subject as one group has passed them; for one transaction.
///
/// @param heading the envelope it is about just now
record Numbers(Connection connection, String group, String family, EnvelopeHeading heading) {
    /// More numbers than this are never missing at a time: what claims it was not numbered by an
    /// outbox.
    private static final int LONGEST_GAP = 10_000;

    private static final String KEY =
            " group_name = ? and source = ? and family = ? and subject = ? ";
    private static final int STEPS = 1_000;

    /// Locks the position until the transaction ends.
    ///
    /// @return the last number passed, 0 at the beginning
    long lock() {
        return Sql.first(
                        connection,
                        row -> row.getLong(1),
                        """
                        insert into inbox_position (group_name, source, family, subject, last_sequence)
                        values (?, ?, ?, ?, 0)
                        on conflict (group_name, source, family, subject)
                        do update set updated_at = clock_timestamp()
                        returning last_sequence
                        """,
                        group,
                        heading.source(),
                        family,
                        heading.subject())
                .orElseThrow();
    }

    /// Whether a number lies so far beyond the last one passed that it cannot be right.
    boolean implausibleAfter(long last, long number) {
        return number - last > LONGEST_GAP + 1L;
    }

    /// The first number after the last one passed that has arrived and is not finished: it waits
    /// for its turn, is to be tried again, or somebody has it in hand. At most the envelope's own.
    ///
    /// @param inHand what nobody has touched for longer than this is lost, and may be missing
    long firstArrived(long last, Duration inHand) {
        return Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "select sequence from delivery_attempt where"
                                + KEY
                                + "and sequence > ? and sequence < ? and (due_at is not null or"
                                + " touched_at > clock_timestamp() - ? * interval '1 millisecond')"
                                + " order by sequence limit 1",
                        group,
                        heading.source(),
                        family,
                        heading.subject(),
                        last,
                        heading.sequence(),
                        inHand.toMillis())
                .orElse(heading.sequence());
    }

    /// Takes the tombstone of the envelope's number away.
    ///
    /// @return false when there is none: the number has taken effect
    boolean unbury() {
        return Sql.update(
                        connection,
                        "delete from inbox_tombstone where" + KEY + "and sequence = ?",
                        group,
                        heading.source(),
                        family,
                        heading.subject(),
                        heading.sequence())
                > 0;
    }

    /// Whether the envelope's number was not passed yet, or has a tombstone.
    boolean isOpen() {
        return heading.sequence() > lastPassed()
                || Sql.first(
                                connection,
                                row -> row.getInt(1),
                                "select 1 from inbox_tombstone where" + KEY + "and sequence = ?",
                                group,
                                heading.source(),
                                family,
                                heading.subject(),
                                heading.sequence())
                        .isPresent();
    }

    /// Leaves tombstones in place of numbers.
    ///
    /// @return those that had none yet
    List<Long> bury(long from, long to, String reason) {
        return Sql.list(
                connection,
                row -> row.getLong(1),
                """
                insert into inbox_tombstone (group_name, source, family, subject, sequence, reason)
                select ?, ?, ?, ?, number, left(?, 500) from generate_series(?, ?) as number
                on conflict do nothing
                returning sequence
                """,
                group,
                heading.source(),
                family,
                heading.subject(),
                reason,
                from,
                to);
    }

    /// The envelope's number is passed: moves the position on if it was the next one, over
    /// tombstones that lie ahead, and makes the entry that waits for its turn due.
    void passed() {
        if (heading.sequence() == 0) {
            return;
        }
        long last = lastPassed();
        if (heading.sequence() == last + 1) {
            advanceTo(overTombstones(heading.sequence()));
        }
    }

    void advanceTo(long number) {
        Sql.update(
                connection,
                "update inbox_position set last_sequence = ?, updated_at = clock_timestamp() where"
                        + KEY
                        + "and last_sequence < ?",
                number,
                group,
                heading.source(),
                family,
                heading.subject(),
                number);
        Sql.update(
                connection,
                "update delivery_attempt set due_at = clock_timestamp() where"
                        + KEY
                        + "and sequence = ? and due_at > clock_timestamp()"
                        + " and gap_expected is not null",
                group,
                heading.source(),
                family,
                heading.subject(),
                number + 1);
    }

    private long lastPassed() {
        return Sql.first(
                        connection,
                        row -> row.getLong(1),
                        "select last_sequence from inbox_position where" + KEY,
                        group,
                        heading.source(),
                        family,
                        heading.subject())
                .orElse(0L);
    }

    private long overTombstones(long number) {
        long reached = number;
        for (long tombstone :
                Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "select sequence from inbox_tombstone where"
                                + KEY
                                + "and sequence > ? order by sequence limit ?",
                        group,
                        heading.source(),
                        family,
                        heading.subject(),
                        number,
                        STEPS)) {
            if (tombstone != reached + 1) {
                break;
            }
            reached = tombstone;
        }
        return reached;
    }
}
