package io.millrace.streams.delivery.outbox;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/// Sends the oldest rows of some slots: a transaction that holds the slots' advisory locks, from
/// before they are read until they are marked as sent. However many slots, it is as many ways to
/// the servers and back: where the machine is busy, each of them is a wait.
final class SlotsRelay {
    private static final Logger LOG = Logger.getLogger(SlotsRelay.class);

    /// The most rows at a time, which the slots share evenly.
    private static final int BATCH = 500;

    /// A batch ends with the row that goes past this.
    private static final int BATCH_BYTES = 4 << 20;

    private static final int LOCK_CLASS = 0x6d696c6c; // "mill"
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    /// Takes those slots that nobody has, reads to which life of Redis the outbox is relayed, and
    /// reads the rows: in one go, since each way to the database and back delays what was just
    /// committed. Each statement sees what was committed before it: the rows are read under the
    /// lock.
    ///
    /// The marks of what was sent need not be on disk before the next batch: if they are lost with
    /// the database's memory, the rows are sent once more.
    private static final String BEGIN =
            Sql.bounds(IDLE_LIMIT, LOCK_LIMIT)
                    + """
                    ;
                    select mine,
                           set_config('millrace.my_slots', mine::text, true),
                           set_config('synchronous_commit', 'off', true)
                    from (select coalesce(array_agg(slot), '{}') as mine
                          from unnest(?::integer[]) as slot
                          where pg_try_advisory_xact_lock(?, slot)) taken;
                    """
                    + RedisMemory.RELAYED_TO
                    + "; "
                    + OutboxRow.QUERY;

    /// @param published what the streams have now
    /// @param again the slots that may hold something that can be sent in a moment
    /// @param full whether there was as much as a batch holds
    record Sent(List<OutboxRow> published, List<Integer> again, boolean full) {}

    private record Taken(
            Set<Integer> mine, Optional<RedisMemory.Life> relayedTo, List<OutboxRow> rows) {
        private boolean full() {
            return rows.size() >= BATCH || fullOfBytes();
        }

        private boolean fullOfBytes() {
            return rows.stream().mapToLong(row -> row.payload().length).sum() >= BATCH_BYTES;
        }

        /// The slots that hold nothing behind these rows.
        private Set<Integer> exhausted(int share) {
            if (fullOfBytes()) {
                return Set.of();
            }
            Map<Integer, Long> counts =
                    rows.stream().collect(groupingBy(OutboxRow::slot, counting()));
            return mine.stream()
                    .filter(slot -> counts.getOrDefault(slot, 0L) < share)
                    .collect(toSet());
        }
    }

    private final DeliverySettings settings;
    private final Transactions transactions;
    private final DeliveryObserver observer;
    private final OutboxAppend append;

    SlotsRelay(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DeliveryObserver observer) {
        this.settings = settings;
        this.transactions = transactions;
        this.observer = observer;
        append = new OutboxAppend(redis, settings.source());
    }

    /// @param slots at least one
    /// @param life which Redis was seen to live now; rows are sent to no other
    Sent relay(List<Integer> slots, RedisMemory.Life life) {
        return transactions.inTransaction(() -> relay(transactions.connection(), slots, life));
    }

    private Sent relay(Connection connection, List<Integer> slots, RedisMemory.Life life) {
        int share = Math.ceilDiv(BATCH, slots.size());
        Taken taken = take(connection, slots, share);
        // Who finds a loss of memory waits for this transaction, and sends these again as well.
        if (taken.mine().isEmpty() || !taken.relayedTo().filter(life::equals).isPresent()) {
            return new Sent(List.of(), slots, false);
        }
        if (taken.rows().isEmpty()) {
            return new Sent(List.of(), without(slots, taken.mine()), false);
        }
        Map<OutboxRow.Queue, List<OutboxRow>> queues = new LinkedHashMap<>();
        for (OutboxRow row : taken.rows()) {
            queues.computeIfAbsent(row.queue(), queue -> new ArrayList<>()).add(row);
        }
        OutboxAppend.Result result = append.append(List.copyOf(queues.values()));
        if (!result.published().isEmpty()) {
            observer.appended(result.published().size());
            mark(connection, result.published());
        }
        result.refused().forEach(refusal -> refused(connection, refusal));
        return new Sent(
                result.published(),
                result.again() ? slots : without(slots, taken.exhausted(share)),
                taken.full());
    }

    private static List<Integer> without(List<Integer> slots, Set<Integer> some) {
        return slots.stream().filter(slot -> !some.contains(slot)).toList();
    }

    private static Taken take(Connection connection, List<Integer> slots, int share) {
        return Sql.several(
                connection,
                results -> {
                    results.list(row -> row.getString(1));
                    Integer[] mine =
                            results.list(row -> (Integer[]) row.getArray(1).getArray()).getFirst();
                    return new Taken(
                            Set.of(mine),
                            results.list(RedisMemory::life).stream().findFirst(),
                            results.list(OutboxRow::read));
                },
                BEGIN,
                slots.toArray(Integer[]::new),
                LOCK_CLASS,
                share,
                BATCH_BYTES);
    }

    private static void mark(Connection connection, List<OutboxRow> published) {
        Long[] ids = published.stream().map(OutboxRow::id).toArray(Long[]::new);
        Sql.update(
                connection,
                "update outbox set sent_at = clock_timestamp(), next_attempt_at = null"
                        + " where id = any(?)",
                (Object) ids);
    }

    private void refused(Connection connection, OutboxAppend.Refusal refusal) {
        OutboxRow row = refusal.row();
        Sql.update(
                connection,
                """
                update outbox set attempts = attempts + 1, last_error = left(?, 500),
                    next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'
                where id = ?
                """,
                refusal.error(),
                settings.backoff().after(row.attempts() + 1).toMillis(),
                row.id());
        LOG.warnf("%s refused an event, its subject waits: %s", row.stream(), refusal.error());
        observer.refused(row.stream(), refusal.error());
    }
}
