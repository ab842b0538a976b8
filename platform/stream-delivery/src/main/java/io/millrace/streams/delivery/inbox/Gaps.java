package io.millrace.streams.delivery.inbox;

import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.settings.Backoff;
import java.sql.Connection;
import java.time.Duration;

/// The rows of [Attempts] about entries that came before an earlier one of their subject.
public final class Gaps {
    private Gaps() {}

    /// The entry came before an earlier one of its subject. It is looked at again after waits that
    /// grow with the time it has waited, and when the earlier one has passed.
    ///
    /// @return since when that number has been missing
    public static Duration early(
            Connection connection,
            String group,
            Entry entry,
            EnvelopeHeading heading,
            long expected,
            Backoff backoff) {
        return Sql.first(
                        connection,
                        row -> Duration.ofMillis(row.getLong(1)),
                        """
                        insert into delivery_attempt as a (group_name, envelope_id, stream, entry_id,
                            source, family, subject, sequence, gap_expected, gap_since, due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, clock_timestamp(),
                            clock_timestamp() + ? * interval '1 millisecond')
                        on conflict (group_name, envelope_id) do update set
                            stream = excluded.stream, entry_id = excluded.entry_id,
                            gap_expected = excluded.gap_expected,
                            gap_since = case when a.gap_expected = excluded.gap_expected
                                then a.gap_since else clock_timestamp() end,
                            due_at = clock_timestamp() + least(? * interval '1 millisecond',
                                greatest(excluded.due_at - excluded.gap_since,
                                    (clock_timestamp() - coalesce(a.gap_since, clock_timestamp())) / 2)),
                            touched_at = clock_timestamp()
                        returning extract(epoch from clock_timestamp() - gap_since) * 1000
                        """,
                        group,
                        heading.id(),
                        entry.stream().key(),
                        entry.id(),
                        heading.source(),
                        entry.stream().name().family(),
                        heading.subject(),
                        heading.sequence(),
                        expected,
                        backoff.first().toMillis(),
                        backoff.longest().toMillis())
                .orElseThrow();
    }

    /// Whether a number is known to be tried again, so that the later ones go on waiting for it.
    public static boolean underWay(
            Connection connection,
            String group,
            String family,
            EnvelopeHeading heading,
            long number,
            Duration patience) {
        return Sql.first(
                        connection,
                        row -> row.getInt(1),
                        """
                        select 1 from delivery_attempt
                        where group_name = ? and source = ? and family = ? and subject = ?
                          and sequence = ? and gap_expected is null
                          and (due_at is not null
                               or touched_at > clock_timestamp() - ? * interval '1 millisecond')
                        """,
                        group,
                        heading.source(),
                        family,
                        heading.subject(),
                        number,
                        patience.toMillis())
                .isPresent();
    }
}
