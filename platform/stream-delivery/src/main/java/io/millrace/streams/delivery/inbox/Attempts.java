package io.millrace.streams.delivery.inbox;

import io.millrace.streams.contract.envelope.EnvelopeHeading;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.entries.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The rows about entries that failed or came too early: how often, why, and when they are due. All
/// of it in the caller's transaction.
public final class Attempts {
    private static final int PURGE_BATCH = 1_000;

    /// How an entry has fared.
    ///
    /// @param attempts failed ones, this one included
    /// @param history why, oldest first, at most 20
    public record Tally(
            int attempts, List<String> history, Instant firstFailed, Instant lastFailed) {
        /// Of an entry that fails for the first time and the last.
        public static Tally once() {
            Instant now = Instant.now();
            return new Tally(1, List.of(), now, now);
        }

        static Tally read(ResultSet row) throws SQLException {
            return new Tally(
                    row.getInt("attempts"),
                    Arrays.asList((String[]) row.getArray("history").getArray()),
                    row.getObject("first_failed_at", OffsetDateTime.class).toInstant(),
                    row.getObject("touched_at", OffsetDateTime.class).toInstant());
        }
    }

    /// An entry whose time has come.
    ///
    /// @param waited between its last delivery and its due time
    /// @param abandoned whether whoever had it fell silent over it and nobody has counted that yet
    public record Due(String stream, String entryId, Duration waited, boolean abandoned) {}

    private Attempts() {}

    /// The entry is done with.
    public static void forget(Connection connection, String group, UUID envelopeId) {
        Sql.update(
                connection,
                "delete from delivery_attempt where group_name = ? and envelope_id = ?",
                group,
                envelopeId);
    }

    /// One more attempt has failed. When the next one is due is said by [#dueIn].
    public static Tally failed(
            Connection connection, String group, Entry entry, EnvelopeHeading heading, String why) {
        return Sql.first(
                        connection,
                        Tally::read,
                        """
                        insert into delivery_attempt as a (group_name, envelope_id, stream, entry_id,
                            source, family, subject, sequence, attempts, history)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 1, array[left(?, 500)])
                        on conflict (group_name, envelope_id) do update set
                            stream = excluded.stream, entry_id = excluded.entry_id,
                            attempts = a.attempts + 1,
                            history = (a.history || excluded.history)
                                [greatest(1, cardinality(a.history) - 18):],
                            gap_expected = null, gap_since = null, due_at = null, abandoned = false,
                            touched_at = clock_timestamp()
                        returning attempts, history, first_failed_at, touched_at
                        """,
                        group,
                        heading.id(),
                        entry.stream().key(),
                        entry.id(),
                        heading.source(),
                        entry.stream().name().family(),
                        heading.subject(),
                        heading.sequence(),
                        why)
                .orElseThrow();
    }

    /// The next attempt is due after so long.
    public static void dueIn(Connection connection, String group, UUID envelopeId, Duration delay) {
        Sql.update(
                connection,
                """
                update delivery_attempt
                set due_at = clock_timestamp() + ? * interval '1 millisecond'
                where group_name = ? and envelope_id = ?
                """,
                delay.toMillis(),
                group,
                envelopeId);
    }

    /// Somebody has the entry in hand: it has no due time.
    public static void inHand(Connection connection, String group, UUID envelopeId) {
        Sql.update(
                connection,
                "update delivery_attempt set due_at = null, touched_at = clock_timestamp()"
                        + " where group_name = ? and envelope_id = ?",
                group,
                envelopeId);
    }

    /// The entry cannot be begun yet, through no fault of its own: no attempt is counted.
    ///
    /// @param abandoned kept for whoever takes it when it is due
    public static void postpone(
            Connection connection,
            String group,
            Entry entry,
            EnvelopeHeading heading,
            Duration delay,
            boolean abandoned) {
        Sql.update(
                connection,
                """
                insert into delivery_attempt as a (group_name, envelope_id, stream, entry_id,
                    source, family, subject, sequence, due_at, abandoned)
                values (?, ?, ?, ?, ?, ?, ?, ?,
                    clock_timestamp() + ? * interval '1 millisecond', ?)
                on conflict (group_name, envelope_id) do update set
                    stream = excluded.stream, entry_id = excluded.entry_id,
                    due_at = excluded.due_at, abandoned = a.abandoned or excluded.abandoned,
                    touched_at = clock_timestamp()
                """,
                group,
                heading.id(),
                entry.stream().key(),
                entry.id(),
                heading.source(),
                entry.stream().name().family(),
                heading.subject(),
                heading.sequence(),
                delay.toMillis(),
                abandoned);
    }

    /// Takes entries whose time has come; nobody else gets the same ones.
    public static List<Due> takeDue(
            Connection connection, String group, List<String> streams, int limit) {
        return Sql.list(
                connection,
                row ->
                        new Due(
                                row.getString("stream"),
                                row.getString("entry_id"),
                                Duration.ofMillis(row.getLong("waited_ms")),
                                row.getBoolean("abandoned")),
                """
                with due as (
                    select group_name, envelope_id,
                           extract(epoch from due_at - touched_at) * 1000 as waited_ms
                    from delivery_attempt
                    where group_name = ? and stream = any(?) and due_at <= clock_timestamp()
                    order by due_at limit ? for update skip locked)
                update delivery_attempt a set due_at = null, touched_at = clock_timestamp()
                from due
                where a.group_name = due.group_name and a.envelope_id = due.envelope_id
                returning a.stream, a.entry_id, due.waited_ms, a.abandoned
                """,
                group,
                streams.toArray(String[]::new),
                limit);
    }

    /// Those of the entries that wait for a due time and must not be claimed before it.
    public static Set<String> waiting(
            Connection connection, String group, String stream, List<String> entryIds) {
        return new HashSet<>(
                Sql.list(
                        connection,
                        row -> row.getString(1),
                        """
                        select entry_id from delivery_attempt
                        where group_name = ? and stream = ? and entry_id = any(?)
                          and due_at is not null
                        """,
                        group,
                        stream,
                        entryIds.toArray(String[]::new)));
    }

    /// How many attempts of an envelope have failed so far.
    public static int failedBefore(Connection connection, String group, UUID envelopeId) {
        Optional<Integer> attempts =
                Sql.first(
                        connection,
                        row -> row.getInt(1),
                        "select attempts from delivery_attempt"
                                + " where group_name = ? and envelope_id = ?",
                        group,
                        envelopeId);
        return attempts.orElse(0);
    }

    /// Deletes rows of entries that Redis has forgotten and nobody has sent again.
    ///
    /// @return whether there may be more
    public static boolean purge(Connection connection, Duration keep) {
        int purged =
                Sql.update(
                        connection,
                        """
                        delete from delivery_attempt where (group_name, envelope_id) in (
                            select group_name, envelope_id from delivery_attempt
                            where touched_at < clock_timestamp() - ? * interval '1 millisecond'
                              and due_at is null
                            limit ? for update skip locked)
                        """,
                        keep.toMillis(),
                        PURGE_BATCH);
        return purged == PURGE_BATCH;
    }
}
