package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.delivery.Delivery;
import io.millrace.streams.delivery.consumers.EventConsumer;
import io.millrace.streams.delivery.consumers.WorkConsumer;
import io.millrace.streams.delivery.database.DirectConnections;
import io.millrace.streams.delivery.database.JdbcTransactions;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.handlers.WorkHandler;
import io.millrace.streams.delivery.outbox.NewEvent;
import io.millrace.streams.delivery.outbox.OutboxRelay;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.streams.delivery.settings.TraceContext;
import io.millrace.teststack.Await;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.TestStack;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One service's delivery on real servers, with quick rhythms, and everything a test needs to look
/// behind it. Closes what it made.
public final class Bench implements AutoCloseable {
    public static final String SOURCE = "agent-service";
    public static final Duration HEARTBEAT = Duration.ofMillis(300);

    private static final Vertx VERTX = Vertx.vertx();

    public final String databaseUrl;
    public final String redisUrl;
    public final Journal journal;
    public final JdbcTransactions transactions;
    public final RedisLink redis;
    public final RawStreams streams;
    public final Effects effects;
    public final Delivery delivery;
    public final DeliverySettings settings;
    public final SessionId session = new SessionId(UUID.randomUUID());

    private final SmallPool pool;
    private final Redis client;
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    private Bench(
            String databaseUrl,
            String redisUrl,
            Journal journal,
            DeliverySettings settings,
            TraceContext trace) {
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.journal = journal;
        this.settings = settings;
        pool = new SmallPool(Schema.jdbcUrl(databaseUrl));
        transactions = new JdbcTransactions(pool);
        effects = new Effects(transactions);
        client =
                Redis.createClient(
                        VERTX,
                        new RedisOptions()
                                .setConnectionString(redisUrl)
                                .setMaxPoolSize(32)
                                .setMaxPoolWaiting(200));
        redis = new RedisLink(client, Duration.ofSeconds(2));
        streams = new RawStreams(redis);
        delivery =
                new Delivery(
                        settings,
                        redis,
                        transactions,
                        DirectConnections.of(databaseUrl),
                        journal,
                        trace);
    }

    /// Over a fresh database and a fresh Redis database.
    public static Bench fresh() {
        return fresh(quick());
    }

    public static Bench fresh(DeliverySettings settings) {
        return on(Schema.freshDatabase(), TestStack.freshRedisUrl(), new Journal(), settings);
    }

    /// Over servers that are there, with their content.
    public static Bench on(
            String databaseUrl, String redisUrl, Journal journal, DeliverySettings settings) {
        return new Bench(databaseUrl, redisUrl, journal, settings, TraceContext.NONE);
    }

    /// As [#fresh()], and traced.
    public static Bench traced(TraceContext trace) {
        return new Bench(
                Schema.freshDatabase(), TestStack.freshRedisUrl(), new Journal(), quick(), trace);
    }

    /// A second process of the same service, as far as delivery can tell.
    public Bench another(DeliverySettings other) {
        return own(on(databaseUrl, redisUrl, new Journal(), other));
    }

    /// Rhythms of a tenth of the real ones.
    public static DeliverySettings quick() {
        return DeliverySettings.defaults(SOURCE, "bench")
                .withRhythm(
                        HEARTBEAT,
                        Duration.ofMillis(40),
                        Duration.ofMillis(300),
                        Duration.ofMillis(300))
                .withRetries(
                        4, Duration.ofMillis(40), Duration.ofMillis(200), Duration.ofSeconds(2))
                .withShutdownGrace(Duration.ofSeconds(5));
    }

    /// Waits until the group has finished everything there is.
    public void awaitNothingPending(StreamKey stream, String group) {
        Await.until("nothing pending", () -> streams.pending(stream, group) == 0);
    }

    /// An envelope as the outbox would have made it, with that number.
    public Envelope numbered(TaskId task, long sequence) {
        return new Envelope(
                UUID.randomUUID(),
                SOURCE,
                task.toString(),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                session,
                null,
                null,
                sequence,
                started(task, (int) sequence));
    }

    /// Closes it when the bench is closed, before what was there earlier.
    public <T extends AutoCloseable> T own(T closeable) {
        owned.push(closeable);
        return closeable;
    }

    public OutboxRelay startRelay() {
        OutboxRelay relay = own(delivery.relay());
        relay.start();
        return relay;
    }

    public EventConsumer startConsumer(StreamKey stream, String group, EventHandler handler) {
        EventConsumer consumer = own(delivery.events(stream, group, handler));
        consumer.start();
        return consumer;
    }

    public WorkConsumer startWorker(
            List<StreamKey> streams, String group, int slots, Function<Work, Outcome> work) {
        return startWorker(streams, group, slots, new Doing(work, (given, cause) -> {}));
    }

    public WorkConsumer startWorker(
            List<StreamKey> streams, String group, int slots, WorkHandler handler) {
        WorkConsumer consumer = own(delivery.work(streams, group, slots, handler));
        consumer.start();
        return consumer;
    }

    /// Tells of the start of a task, the attempt being the number that is counted in tests.
    public Envelope enqueue(StreamKey stream, TaskId task, int attempt) {
        return transactions.inTransaction(
                () -> delivery.outbox().enqueue(event(stream, task, attempt)));
    }

    public NewEvent event(StreamKey stream, TaskId task, int attempt) {
        return NewEvent.on(stream, task, session, started(task, attempt));
    }

    public static TaskEvent.TaskStarted started(TaskId task, int attempt) {
        return new TaskEvent.TaskStarted(task, new RunId(new UUID(0, 1)), attempt, "scripted");
    }

    public static TaskId newTask() {
        return new TaskId(UUID.randomUUID());
    }

    public StreamProbe<Envelope> probe(StreamKey stream) {
        return own(StreamProbe.on(redisUrl, stream.key(), new EnvelopeCodec()::decode));
    }

    /// One value of the database.
    public @Nullable Object query(String sql, Object... parameters) {
        return transactions.inTransaction(() ->
                Sql.first(transactions.connection(), row -> row.getObject(1), sql, parameters)
                        .orElse(null));
    }

    public int update(String sql, Object... parameters) {
        return transactions.inTransaction(
                () -> Sql.update(transactions.connection(), sql, parameters));
    }

    /// Notes an attempt at an envelope as failed.
    public void countsAsFailed(String group, StreamKey stream, Envelope envelope) {
        update(
                """
                insert into delivery_attempt (group_name, envelope_id, stream, entry_id, source,
                    family, subject, sequence, attempts)
                values (?, ?, ?, '1-1', ?, ?, ?, ?, 1)
                """,
                group,
                envelope.id(),
                stream.key(),
                envelope.source(),
                stream.name().family(),
                envelope.subject(),
                envelope.sequence());
    }

    /// How many envelopes are still tried.
    public long attempts() {
        return ((Number) query("select count(*) from delivery_attempt")).longValue();
    }

    /// Waits for the other half of a test.
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            try {
                owned.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
        delivery.close();
        client.close();
        pool.close();
    }
}
