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
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// Moves committed events from the outbox to their streams, in the order of each subject's numbers.
///
/// Any number of relays may run: a slot belongs to the one that holds its advisory lock, which ends
/// with the transaction that also marks the rows as sent. A relay that dies in between has them
/// sent a second time by another; inboxes and the fan-out script skip the repeat.
public final class OutboxRelay implements AutoCloseable {
    private static final int PURGE_BATCH = 5_000;
    private static final int PATIENT_PASSES = 5;
    private static final int COUNTED = 10_000;

    private static final String SLOTS_TO_RELAY =
            """
            select slot from generate_series(0, ?) as slot
            where exists (select 1 from outbox o where o.slot = slot.slot and o.sent_at is null)
            """;

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
    private final SlotsRelay slots;
    private final SlotParts parts = new SlotParts();
    private final SlotNews news = new SlotNews();
    private final Loop loop;
    private final Loop purge;
    private final IntConsumer committed = this::committedIn;
    private volatile PassWatch watch = IntSupplier::getAsInt;

    /// When all slots were looked through last, and in which life of Redis the last pass was.
    private long lookedAt;

    private RedisMemory.@Nullable Life lastLife;

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
        slots = new SlotsRelay(settings, redis, transactions, observer);
        listener = new OutboxListener(direct, wake, this::wake);
        loop = Loop.of("outbox relay", settings.slowPoll(), this::relayAll);
        purge = Loop.of("outbox purge", settings.housekeeping(), this::purgeOnce);
    }

    /// Starts relaying in the background: at once after a commit in this process, soon after one in
    /// another, and every few seconds in any case.
    public void start() {
        wake.wakes(committed);
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
            RedisMemory.Life life = memory.verify();
            Pass pass = pass(life, unsentSlots());
            sent += pass.sent();
            if (pass.sent() == 0 && pass.unfinished().isEmpty()) {
                break;
            }
            idle = pass.sent() == 0 ? idle + 1 : 0;
        }
        return sent;
    }

    /// Says that there may be something to send.
    public void wake() {
        news.anywhere();
        loop.wake();
    }

    private void committedIn(int slot) {
        news.in(slot);
        loop.wake();
    }

    /// Stops relaying; what is not sent remains for others, or for the next start.
    @Override
    public void close() {
        wake.forget(committed);
        listener.close();
        purge.close();
        loop.close();
    }

    private boolean relayAll() throws InterruptedException {
        advice.giveOnce();
        int sent = watch.run(this::relayNews);
        if (sent == 0 && leftOver) {
            // Somebody else has the slot, and may have read it before our rows were there.
            Thread.sleep(BUSY_PAUSE);
        }
        return leftOver;
    }

    /// Relays the slots that were told of. All are looked through when nothing was told, every now
    /// and then in any case, and when Redis is another than before, since much is sent again then.
    private int relayNews() {
        boolean done = false;
        try {
            Optional<List<Integer>> told = news.take();
            long now = System.nanoTime();
            RedisMemory.Life life = memory.verify();
            boolean known =
                    told.isPresent()
                            && life.equals(lastLife)
                            && now - lookedAt < settings.slowPoll().toNanos();
            if (!known) {
                lookedAt = now;
            }
            Pass pass = pass(life, known ? told.get() : unsentSlots());
            lastLife = life;
            pass.unfinished().forEach(news::in);
            leftOver = !pass.unfinished().isEmpty();
            done = true;
            return pass.sent();
        } finally {
            if (!done) {
                // What was told is not known any more.
                news.anywhere();
            }
        }
    }

    /// @param unfinished the slots that may hold something that can be sent in a moment
    private record Pass(int sent, List<Integer> unfinished) {}

    private List<Integer> unsentSlots() {
        return transactions.inTransaction(() ->
                Sql.list(
                        transactions.connection(),
                        row -> row.getInt(1),
                        SLOTS_TO_RELAY,
                        Outbox.SLOTS - 1));
    }

    private Pass pass(RedisMemory.Life life, List<Integer> wanted) {
        List<SlotsRelay.Sent> results =
                SideBySide.map(
                        parts.of(wanted),
                        SlotParts.SIDE_BY_SIDE,
                        part -> {
                            SlotsRelay.Sent sent = slots.relay(part, life);
                            sent.published().forEach(this::told);
                            return sent;
                        });
        parts.sent(results);
        return new Pass(
                results.stream().mapToInt(sent -> sent.published().size()).sum(),
                results.stream().flatMap(sent -> sent.again().stream()).toList());
    }

    private void told(OutboxRow row) {
        observer.published(row.stream(), row.age());
        trace.sent(
                row.stream(),
                row.age(),
                () -> Optional.ofNullable(codec.decode(row.payload()).traceparent()));
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
