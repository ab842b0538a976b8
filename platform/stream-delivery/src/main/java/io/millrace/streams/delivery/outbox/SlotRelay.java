package io.millrace.streams.delivery.outbox;

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
import org.jboss.logging.Logger;

/// Sends the oldest rows of one slot: a transaction that holds the slot's advisory lock, from
/// before they are read until they are marked as sent.
final class SlotRelay {
    private static final Logger LOG = Logger.getLogger(SlotRelay.class);
    private static final int BATCH = 500;

    /// A batch ends with the row that goes past this.
    private static final int BATCH_BYTES = 4 << 20;

    private static final int LOCK_CLASS = 0x6d696c6c; // "mill"
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    /// Takes the slot, reads to which life of Redis the outbox is relayed, and reads the rows: in
    /// one go, since each way to the database and back delays what was just committed. Each
    /// statement sees what was committed before it: the rows are read under the lock.
    ///
    /// The marks of what was sent need not be on disk before the next batch: if they are lost with
    /// the database's memory, the rows are sent once more.
    private static final String BEGIN =
            Sql.bounds(IDLE_LIMIT, LOCK_LIMIT)
                    + """
                    ;
                    select mine,
                           set_config('millrace.slot_is_mine', mine::text, true),
                           set_config('synchronous_commit', 'off', true)
                    from (select pg_try_advisory_xact_lock(?, ?) as mine) slot;
                    """
                    + RedisMemory.RELAYED_TO
                    + "; "
                    + OutboxRow.QUERY;

    /// @param published what the streams have now
    /// @param again whether the slot may hold something that can be sent in a moment
    record Sent(int slot, List<OutboxRow> published, boolean again) {}

    private record Taken(
            boolean mine, Optional<RedisMemory.Life> relayedTo, List<OutboxRow> rows) {}

    private final DeliverySettings settings;
    private final Transactions transactions;
    private final DeliveryObserver observer;
    private final OutboxAppend append;

    SlotRelay(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DeliveryObserver observer) {
        this.settings = settings;
        this.transactions = transactions;
        this.observer = observer;
        append = new OutboxAppend(redis, settings.source());
    }

    /// @param life which Redis was seen to live now; rows are sent to no other
    Sent relay(int slot, RedisMemory.Life life) {
        return transactions.inTransaction(() -> relay(transactions.connection(), slot, life));
    }

    private Sent relay(Connection connection, int slot, RedisMemory.Life life) {
        Taken taken = take(connection, slot);
        // Who finds a loss of memory waits for this transaction, and sends these again as well.
        if (!taken.mine() || !taken.relayedTo().filter(life::equals).isPresent()) {
            return new Sent(slot, List.of(), true);
        }
        if (taken.rows().isEmpty()) {
            return new Sent(slot, List.of(), false);
        }
        Map<OutboxRow.Queue, List<OutboxRow>> queues = new LinkedHashMap<>();
        for (OutboxRow row : taken.rows()) {
            queues.computeIfAbsent(row.queue(), queue -> new ArrayList<>()).add(row);
        }
        OutboxAppend.Result result = append.append(List.copyOf(queues.values()));
        if (!result.published().isEmpty()) {
            observer.appended(slot, result.published().size());
            mark(connection, result.published());
        }
        result.refused().forEach(refusal -> refused(connection, refusal));
        return new Sent(slot, result.published(), result.again() || isFull(taken.rows()));
    }

    /// Whether there may be more behind these.
    private static boolean isFull(List<OutboxRow> rows) {
        return rows.size() == BATCH
                || rows.stream().mapToLong(row -> row.payload().length).sum() >= BATCH_BYTES;
    }

    private static Taken take(Connection connection, int slot) {
        return Sql.several(
                connection,
                results -> {
                    results.list(row -> row.getString(1));
                    boolean mine = results.list(row -> row.getBoolean(1)).getFirst();
                    return new Taken(
                            mine,
                            results.list(RedisMemory::life).stream().findFirst(),
                            results.list(OutboxRow::read));
                },
                BEGIN,
                LOCK_CLASS,
                slot,
                slot,
                BATCH,
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
