package io.millrace.streams.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.Envelope;
import io.millrace.streams.contract.EnvelopeCodec;
import io.millrace.streams.contract.RunId;
import io.millrace.streams.contract.SessionId;
import io.millrace.streams.contract.StreamKey;
import io.millrace.streams.contract.TaskEvent;
import io.millrace.streams.contract.TaskId;
import io.millrace.teststack.Await;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.TestStack;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One service's delivery on real servers, with quick rhythms, and everything a test needs to look
/// behind it. Closes what it made.
final class Bench implements AutoCloseable {
    static final String SOURCE = "agent-service";
    static final Duration HEARTBEAT = Duration.ofMillis(300);

    private static final Vertx VERTX = Vertx.vertx();

    final String databaseUrl;
    final String redisUrl;
    final Journal journal;
    final JdbcTransactions transactions;
    final RedisLink redis;
    final Delivery delivery;
    final DeliverySettings settings;
    final SessionId session = new SessionId(UUID.randomUUID());

    private final SmallPool pool;
    private final Redis client;
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    private Bench(String databaseUrl, String redisUrl, Journal journal, DeliverySettings settings) {
        this.databaseUrl = databaseUrl;
        this.redisUrl = redisUrl;
        this.journal = journal;
        this.settings = settings;
        pool = new SmallPool(Schema.jdbcUrl(databaseUrl));
        transactions = new JdbcTransactions(pool);
        client =
                Redis.createClient(
                        VERTX,
                        new RedisOptions()
                                .setConnectionString(redisUrl)
                                .setMaxPoolSize(32)
                                .setMaxPoolWaiting(200));
        redis = new RedisLink(client, Duration.ofSeconds(2));
        delivery =
                new Delivery(
                        settings,
                        redis,
                        transactions,
                        DirectConnections.of(databaseUrl),
                        journal,
                        TraceContext.NONE);
    }

    /// Over a fresh database and a fresh Redis database.
    static Bench fresh() {
        return fresh(quick());
    }

    static Bench fresh(DeliverySettings settings) {
        return on(Schema.freshDatabase(), TestStack.freshRedisUrl(), new Journal(), settings);
    }

    /// Over servers that are there, with their content.
    static Bench on(
            String databaseUrl, String redisUrl, Journal journal, DeliverySettings settings) {
        return new Bench(databaseUrl, redisUrl, journal, settings);
    }

    /// A second process of the same service, as far as delivery can tell.
    Bench another(DeliverySettings other) {
        return own(on(databaseUrl, redisUrl, new Journal(), other));
    }

    /// Rhythms of a tenth of the real ones.
    static DeliverySettings quick() {
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

    /// A handler's effect: a row in the running transaction.
    Outcome effect(Envelope envelope) {
        Sql.update(
                transactions.connection(),
                "insert into effect (subject, number) values (?, ?)",
                envelope.subject(),
                envelope.sequence());
        return Outcome.handled();
    }

    /// The numbers of a subject in the order in which they took effect.
    List<Long> effects(TaskId task) {
        return transactions.inTransaction(() ->
                Sql.list(
                        transactions.connection(),
                        row -> row.getLong(1),
                        "select number from effect where subject = ? order by id",
                        task.toString()));
    }

    void awaitEffects(TaskId task, List<Long> numbers) {
        Await.until(
                "effects of " + numbers,
                () -> {
                    assertEquals(numbers, effects(task));
                    return true;
                });
    }

    /// Waits until the group has finished everything there is.
    void awaitNothingPending(StreamKey stream, String group) {
        Await.until("nothing pending", () -> pending(stream, group) == 0);
    }

    /// An envelope as the outbox would have made it, with that number.
    Envelope numbered(TaskId task, long sequence) {
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
    <T extends AutoCloseable> T own(T closeable) {
        owned.push(closeable);
        return closeable;
    }

    OutboxRelay startRelay() {
        OutboxRelay relay = own(delivery.relay());
        relay.start();
        return relay;
    }

    EventConsumer startConsumer(StreamKey stream, String group, EventHandler handler) {
        EventConsumer consumer = own(delivery.events(stream, group, handler));
        consumer.start();
        return consumer;
    }

    WorkConsumer startWorker(
            List<StreamKey> streams, String group, int slots, WorkHandler handler) {
        WorkConsumer consumer = own(delivery.work(streams, group, slots, handler));
        consumer.start();
        return consumer;
    }

    /// Tells of the start of a task, the attempt being the number that is counted in tests.
    Envelope enqueue(StreamKey stream, TaskId task, int attempt) {
        return transactions.inTransaction(
                () -> delivery.outbox().enqueue(event(stream, task, attempt)));
    }

    NewEvent event(StreamKey stream, TaskId task, int attempt) {
        return NewEvent.on(stream, task, session, started(task, attempt));
    }

    static TaskEvent.TaskStarted started(TaskId task, int attempt) {
        return new TaskEvent.TaskStarted(task, new RunId(new UUID(0, 1)), attempt, "scripted");
    }

    static TaskId newTask() {
        return new TaskId(UUID.randomUUID());
    }

    /// Writes bytes to a stream past everything.
    String append(StreamKey stream, byte[] data) {
        return command(
                        Request.cmd(Command.XADD)
                                .arg(stream.key())
                                .arg("*")
                                .arg(EnvelopeCodec.FIELD)
                                .arg(data))
                .toString();
    }

    String append(StreamKey stream, Envelope envelope) {
        return append(stream, new EnvelopeCodec().encode(envelope));
    }

    Response command(Request request) {
        Response response = redis.send(request);
        if (response == null) {
            throw new AssertionError(request.command() + " answered nothing");
        }
        return response;
    }

    long length(StreamKey stream) {
        return command(Request.cmd(Command.XLEN).arg(stream.key())).toLong();
    }

    /// How many entries the group was given and has not acknowledged; -1 without the group.
    long pending(StreamKey stream, String group) {
        try {
            return command(Request.cmd(Command.XPENDING).arg(stream.key()).arg(group))
                    .get(0)
                    .toLong();
        } catch (RedisRefusal e) {
            return -1;
        }
    }

    StreamProbe<Envelope> probe(StreamKey stream) {
        return own(StreamProbe.on(redisUrl, stream.key(), new EnvelopeCodec()::decode));
    }

    /// One value of the database.
    @Nullable Object query(String sql, Object... parameters) {
        return transactions.inTransaction(() ->
                Sql.first(transactions.connection(), row -> row.getObject(1), sql, parameters)
                        .orElse(null));
    }

    int update(String sql, Object... parameters) {
        return transactions.inTransaction(
                () -> Sql.update(transactions.connection(), sql, parameters));
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
