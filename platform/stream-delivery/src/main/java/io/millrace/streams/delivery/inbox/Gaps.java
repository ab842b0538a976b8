package io.millrace.streams.delivery.inbox;

import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.settings.Backoff;
import io.millrace.streams.delivery.settings.DeliverySettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/// The rows of [Attempts] about entries that came before an earlier one of their subject.
public final class Gaps {
    /// After so many sweeps for the abandoned, what somebody had in hand is finished, or claimed
    /// from whoever died over it and touched again.
    private static final int CLAIMS = 10;

    private Gaps() {}

    /// The entry came before an earlier one of its subject. Numbers that stay away for longer than
    /// the patience are given up: those before the first one that has arrived and is not finished,
    /// be it this entry or an earlier one, which then has its turn.
    public static Turn early(
            Connection connection,
            String group,
            Entry entry,
            EnvelopeHeading heading,
            DeliverySettings settings) {
        Numbers numbers = new Numbers(connection, group, entry.stream().name().family(), heading);
        // Before the entry's own row: whoever passes a number takes the two in this order.
        long last = numbers.lock();
        if (heading.sequence() - last <= 1) {
            return new Turn.Now(List.of());
        }
        Duration missing = wait(connection, group, entry, heading, last + 1, settings.backoff());
        if (missing.compareTo(settings.gapPatience()) < 0) {
            return new Turn.Later(List.of());
        }
        Duration inHand =
                settings.gapPatience().plus(settings.abandonedAfter().multipliedBy(CLAIMS));
        long next = numbers.firstArrived(last, inHand);
        if (numbers.implausibleAfter(last, next)) {
            return new Turn.Never(last);
        }
        List<Long> buried = numbers.bury(last + 1, next - 1, "never arrived");
        numbers.advanceTo(next - 1);
        return next == heading.sequence() ? new Turn.Now(buried) : new Turn.Later(buried);
    }

    /// The entry is looked at again after waits that grow with the time it has waited, and when the
    /// earlier one has passed.
    ///
    /// @return since when that number has been missing
    private static Duration wait(
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
}
