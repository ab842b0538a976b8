package io.millrace.streams.delivery.outbox;

import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliveryObserver;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.TraceContext;
import io.millrace.streams.delivery.threads.Loop;
import io.millrace.streams.delivery.threads.SideBySide;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jboss.logging.Logger;

/// Moves committed events from the outbox to their streams, in the order of each subject's numbers.
///
/// Any number of relays may run: a slot belongs to the one that holds its advisory lock, which ends
/// with the transaction that also marks the rows as sent. A relay that dies in between has them
/// sent a second time by another; inboxes and the fan-out script skip the repeat.
public final class OutboxRelay implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;

    /// A batch ends with the row that goes past this.
    private static final int BATCH_BYTES = 4 << 20;

    /// How many slots are relayed side by side: while one waits for the disk, others read.
    private static final int SIDE_BY_SIDE = 3;

    private static final int LOCK_CLASS = 0x6d696c6c; // "mill"
    private static final int PURGE_BATCH = 5_000;
    private static final int PATIENT_PASSES = 5;
    private static final int COUNTED = 10_000;

    /// The marks of what was sent need not be on disk before the next batch: if they are lost with
    /// the database's memory, the rows are sent once more.
    private static final String TAKE_SLOT =
            "select pg_try_advisory_xact_lock(?, ?), set_config('synchronous_commit', 'off', true)";

    private static final String SLOTS_TO_RELAY =
            """
            select slot from generate_series(0, ?) as slot
            where exists (select 1 from outbox o where o.slot = slot.slot and o.sent_at is null)
            """;
    private static final Duration IDLE_LIMIT = Duration.ofSeconds(15);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);
    private static final Duration BUSY_PAUSE = Duration.ofMillis(20);

    private final DeliverySettings settings;
    private final Transactions transactions;
    private final DeliveryObserver observer;
    private final TraceContext trace;
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final OutboxWake wake;
    private final RedisMemory memory;
    private final RedisAdvice advice;
    private final OutboxListener listener;
    private final OutboxAppend append;
    private final Loop loop;
    private final Loop purge;
    private final Runnable wakeMe = this::wake;
    private volatile PassWatch watch = IntSupplier::getAsInt;

    /// Whether the loop's last pass left something that may be sent in a moment.
    private volatile boolean leftOver;

    /// Runs each pass of a relay, for figures around it.
    @FunctionalInterface
    public interface PassWatch {
        /// @param pass sends what there is and answers how many events that were; to be called once
        /// @return what the pass answered
        int run(IntSupplier pass);
    }

    /// What the outbox holds that no stream has yet.
    ///
    /// @param events how many, counted no further than 10,000
    /// @param oldest the age of the first of them
    public record Unsent(long events, Duration oldest) {}

    public OutboxRelay(
            DeliverySettings settings,
            RedisLink redis,
            Transactions transactions,
            DirectConnections direct,
            DeliveryObserver observer,
            TraceContext trace,
            OutboxWake wake) {
        this.settings = settings;
        this.transactions = transactions;
        this.observer = observer;
        this.trace = trace;
        this.wake = wake;
        memory = new RedisMemory(redis, transactions, settings.republishWindow(), observer);
        advice = new RedisAdvice(redis);
        append = new OutboxAppend(redis, settings.source());
        listener = new OutboxListener(direct, wakeMe);
        loop = Loop.of("outbox relay", settings.slowPoll(), this::relayAll);
        purge = Loop.of("outbox purge", settings.housekeeping(), this::purgeOnce);
    }

    /// Starts relaying in the background: at once after a commit in this process, soon after one in
    /// another, and every few seconds in any case.
    public void start() {
        wake.wakes(wakeMe);
        loop.start();
        listener.start();
        purge.start();
    }

    /// The same, with somebody who watches each pass.
    public void start(PassWatch watcher) {
        watch = watcher;
        start();
    }

    /// What waits to be sent.
    public Unsent unsent() {
        return transactions.inTransaction(() ->
                Sql.first(
                                transactions.connection(),
                                row ->
                                        new Unsent(
                                                row.getLong(1), Duration.ofMillis(row.getLong(2))),
                                """
                                select count(*), coalesce(extract(epoch from
                                    clock_timestamp() - min(created_at)) * 1000, 0)::bigint
                                from (select created_at from outbox
                                      where sent_at is null limit ?) waiting
                                """,
                                COUNTED)
                        .orElseThrow());
    }

    /// Relays what is there now, until nothing is left that can be sent.
    ///
    /// @return how many events were sent
    /// @throws RedisFailure when Redis is not to be had; what it took is marked as sent
    public int relayOnce() {
        int sent = 0;
        int idle = 0;
        while (idle < PATIENT_PASSES) {
            Pass pass = pass();
            sent += pass.sent();
            if (pass.sent() == 0 && !pass.again()) {
                break;
            }
            idle = pass.sent() == 0 ? idle + 1 : 0;
        }
        return sent;
    }

    /// Says that there may be something to send.
    public void wake() {
        loop.wake();
    }

    /// Stops relaying; what is not sent remains for others, or for the next start.
    @Override
    public void close() {
        wake.forget(wakeMe);
        listener.close();
        purge.close();
        loop.close();
    }

    private boolean relayAll() throws InterruptedException {
        advice.giveOnce();
        int sent =
                watch.run(() -> {
                    Pass pass = pass();
                    leftOver = pass.again();
                    return pass.sent();
                });
        if (sent == 0 && leftOver) {
            // Somebody else has the slot, and may have read it before our rows were there.
            Thread.sleep(BUSY_PAUSE);
        }
        return sent > 0 || leftOver;
    }

    /// @param again whether something was left that may be sent in a moment
    private record Pass(int sent, boolean again) {}

    private record Slot(List<OutboxRow> published, boolean again) {}

    private Pass pass() {
        RedisMemory.Life life = memory.verify();
        List<Integer> slots =
                transactions.inTransaction(() ->
                        Sql.list(
                                transactions.connection(),
                                row -> row.getInt(1),
                                SLOTS_TO_RELAY,
                                Outbox.SLOTS - 1));
        List<Slot> results =
                SideBySide.map(
                        slots,
                        SIDE_BY_SIDE,
                        slot -> {
                            Slot result = transactions.inTransaction(() -> relaySlot(slot, life));
                            result.published().forEach(this::told);
                            return result;
                        });
        return new Pass(
                results.stream().mapToInt(slot -> slot.published().size()).sum(),
                results.stream().anyMatch(Slot::again));
    }

    private void told(OutboxRow row) {
        observer.published(row.stream(), row.age());
        trace.sent(
                row.stream(),
                row.age(),
                () -> Optional.ofNullable(codec.decode(row.payload()).traceparent()));
    }

    private Slot relaySlot(int slot, RedisMemory.Life life) {
        Connection connection = transactions.connection();
        Sql.bound(connection, IDLE_LIMIT, LOCK_LIMIT);
        boolean mine =
                Sql.first(connection, row -> row.getBoolean(1), TAKE_SLOT, LOCK_CLASS, slot)
                        .orElseThrow();
        if (!mine || !memory.holdsIn(connection, life)) {
            return new Slot(List.of(), true);
        }
        Map<OutboxRow.Queue, List<OutboxRow>> queues = new LinkedHashMap<>();
        for (OutboxRow row :
                Sql.list(connection, OutboxRow::read, OutboxRow.QUERY, slot, BATCH, BATCH_BYTES)) {
            queues.computeIfAbsent(row.queue(), queue -> new ArrayList<>()).add(row);
        }
        if (queues.isEmpty()) {
            return new Slot(List.of(), false);
        }
        OutboxAppend.Result result = append.append(List.copyOf(queues.values()));
        if (!result.published().isEmpty()) {
            observer.appended(slot, result.published().size());
            mark(connection, result.published());
        }
        result.refused().forEach(refusal -> refused(connection, refusal));
        return new Slot(result.published(), result.again());
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

    private boolean purgeOnce() {
        int purged =
                transactions.inTransaction(() ->
                        Sql.update(
                                transactions.connection(),
                                """
                                delete from outbox where id in (
                                    select id from outbox
                                    where sent_at < clock_timestamp()
                                                    - ? * interval '1 millisecond'
                                    order by sent_at limit ? for update skip locked)
                                """,
                                settings.republishWindow().toMillis(),
                                PURGE_BATCH));
        return purged == PURGE_BATCH;
    }
}
