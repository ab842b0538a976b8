package io.millrace.streams.delivery.outbox;

import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.redis.RedisConnection;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import io.millrace.streams.contract.payloads.WorkItem;
import io.millrace.streams.delivery.bench.Bench;
import io.millrace.streams.delivery.bench.Journal;
import io.millrace.streams.delivery.bench.Schema;
import io.millrace.streams.delivery.settings.DeliverySettings;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// How many entries of a kilobyte one relay moves from the outbox to a stream in a second, and how
/// long an event takes from its commit until a reader of the stream holds it, idle and beside other
/// commits. PostgreSQL writes to the disk before it answers a commit; Redis appends to its file.
///
/// Arguments: a file for the figures; and the folder `src/test/graphile-worker`, where
/// graphile-worker is to do the same work on the same servers (it takes Node and npm).
final class RelayBenchmark {
    private static final int ENTRIES = 40_000;
    private static final int SESSIONS = 1_000;
    private static final int ENTRY_BYTES = 1_024;
    private static final int PER_COMMIT = 200;
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 5;
    private static final int PROBES = 500;
    private static final long IDLE_NANOS = 10_000_000;
    private static final int LOAD_PER_SECOND = 500;
    private static final int BLOCK_MILLIS = 5_000;

    /// Makes, with the envelope around it, an entry of a kilobyte after compression.
    private static final int PROMPT_LETTERS = 840;

    private final Random random = new Random(20_261_121);
    private final PostgresServer postgres = TestStack.newPostgres(Durability.POWER_LOSS);
    private final RedisServer redis = TestStack.newRedis();
    private final List<String> figures = new ArrayList<>();

    private RelayBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        RelayBenchmark benchmark = new RelayBenchmark();
        int status = 1;
        try {
            benchmark.throughput();
            if (arguments.length > 1 && !arguments[1].isBlank()) {
                benchmark.peer(Path.of(arguments[1]));
            }
            benchmark.latency();
            Files.write(Path.of(arguments[0]), benchmark.figures);
            status = 0;
        } finally {
            // The event loops of the Redis client would keep the virtual machine.
            System.exit(status);
        }
    }

    private Bench bench(String purpose) {
        String database = postgres.createIfAbsent(purpose).url();
        Schema.migrate(database);
        return Bench.on(
                database,
                redis.url(),
                new Journal(),
                DeliverySettings.defaults("session-service", "bench"));
    }

    private void throughput() throws IOException {
        StreamKey stream = StreamName.workTasks(TaskPriority.MEDIUM);
        try (Bench bench = bench("relay");
                RedisConnection streams = RedisConnection.open(redis.url())) {
            OutboxRelay relay = bench.own(bench.delivery.relay());
            List<Double> rounds = new ArrayList<>();
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                fill(bench, stream);
                bench.update("analyze outbox");
                long before = length(streams, stream);
                long start = System.nanoTime();
                int sent = relay.relayOnce();
                rounds.add((System.nanoTime() - start) / 1e9);
                if (sent != ENTRIES || length(streams, stream) - before != ENTRIES) {
                    throw new IllegalStateException("sent " + sent + " of " + ENTRIES);
                }
            }
            tell("relay", rounds);
            tell(
                    String.format(
                            Locale.ROOT,
                            "an entry has %.0f bytes on average",
                            ((Number)
                                            bench.query(
                                                    "select avg(length(payload))::float8 from outbox"))
                                    .doubleValue()));
        }
    }

    /// @param seconds of all rounds, those to warm up first
    private void tell(String what, List<Double> seconds) {
        List<Double> rates = seconds.stream().map(each -> ENTRIES / each).toList();
        List<Double> counted = rates.subList(WARM_UP_ROUNDS, rates.size());
        tell(
                String.format(
                        Locale.ROOT,
                        "%s: %,.0f entries/s, the median of %s; to warm up %s",
                        what,
                        counted.stream().sorted().toList().get(counted.size() / 2),
                        whole(counted),
                        whole(rates.subList(0, WARM_UP_ROUNDS))));
    }

    private static String whole(List<Double> rates) {
        return rates.stream()
                .map(rate -> String.format(Locale.ROOT, "%,.0f", rate))
                .collect(Collectors.joining("; "));
    }

    private void tell(String line) {
        System.out.println(line);
        figures.add(line);
    }

    private void fill(Bench bench, StreamKey stream) {
        List<SessionId> sessions = new ArrayList<>();
        for (int session = 0; session < SESSIONS; session++) {
            sessions.add(new SessionId(new UUID(random.nextLong(), random.nextLong())));
        }
        for (int made = 0; made < ENTRIES; made += PER_COMMIT) {
            int from = made;
            bench.transactions.inTransaction(() -> {
                for (int entry = from; entry < from + PER_COMMIT; entry++) {
                    bench.delivery.outbox().enqueue(event(stream, sessions.get(entry % SESSIONS)));
                }
                return PER_COMMIT;
            });
        }
    }

    /// The same work, done by graphile-worker: as it is, and with the end of a job no more on the
    /// disk at once than the relay's mark is.
    private void peer(Path folder) throws IOException, InterruptedException {
        GraphileWorker worker = GraphileWorker.installed(folder);
        String database = postgres.createIfAbsent("graphile").url();
        for (String options : List.of("", "?options=-c%20synchronous_commit=off")) {
            tell(
                    "graphile-worker" + options,
                    worker.relay(
                            database + options,
                            redis.url(),
                            ENTRIES,
                            ENTRY_BYTES,
                            WARM_UP_ROUNDS + ROUNDS));
        }
    }

    private void latency() throws IOException, InterruptedException {
        StreamKey probed = StreamName.workTasks(TaskPriority.URGENT);
        StreamKey busy = StreamName.workTasks(TaskPriority.LOW);
        try (Bench bench = bench("latency");
                RedisConnection reader = RedisConnection.open(redis.url())) {
            bench.startRelay();
            probes(bench, reader, probed);
            tell("idle: " + spread(probes(bench, reader, probed)));
            AtomicBoolean over = new AtomicBoolean();
            AtomicInteger committed = new AtomicInteger();
            long start = System.nanoTime();
            Thread load =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (!over.get()) {
                                    commit(bench, busy);
                                    int due = committed.incrementAndGet();
                                    LockSupport.parkNanos(
                                            start
                                                    + due * (1_000_000_000L / LOAD_PER_SECOND)
                                                    - System.nanoTime());
                                }
                            });
            double[] loaded = probes(bench, reader, probed);
            double seconds = (System.nanoTime() - start) / 1e9;
            over.set(true);
            load.join();
            tell(
                    String.format(
                            Locale.ROOT,
                            "beside %.0f other commits/s: %s",
                            committed.get() / seconds,
                            spread(loaded)));
        }
    }

    /// Milliseconds from a commit until a reader of the stream holds its entry.
    private double[] probes(Bench bench, RedisConnection reader, StreamKey stream)
            throws IOException {
        double[] millis = new double[PROBES];
        for (int probe = 0; probe < PROBES; probe++) {
            String last = newest(reader, stream);
            commit(bench, stream);
            long committed = System.nanoTime();
            Object read =
                    reader.call("XREAD", "BLOCK", BLOCK_MILLIS, "STREAMS", stream.key(), last);
            millis[probe] = (System.nanoTime() - committed) / 1e6;
            if (read == null) {
                throw new IllegalStateException("no entry after " + last);
            }
            LockSupport.parkNanos(IDLE_NANOS);
        }
        Arrays.sort(millis);
        return millis;
    }

    private void commit(Bench bench, StreamKey stream) {
        SessionId session = new SessionId(UUID.randomUUID());
        bench.transactions.inTransaction(
                () -> bench.delivery.outbox().enqueue(event(stream, session)));
    }

    private NewEvent event(StreamKey stream, SessionId session) {
        TaskId task = new TaskId(UUID.randomUUID());
        StringBuilder prompt = new StringBuilder();
        for (int letter = 0; letter < PROMPT_LETTERS; letter++) {
            prompt.append((char) ('0' + random.nextInt(75)));
        }
        return NewEvent.on(
                stream,
                task,
                session,
                new WorkItem.TaskRequested(
                        task,
                        session,
                        new UserId("bench"),
                        TaskPriority.MEDIUM,
                        1,
                        prompt.toString(),
                        null));
    }

    private static long length(RedisConnection streams, StreamKey stream) throws IOException {
        return Long.parseLong(String.valueOf(streams.call("XLEN", stream.key())));
    }

    private static String newest(RedisConnection streams, StreamKey stream) throws IOException {
        List<?> entries = (List<?>) streams.call("XREVRANGE", stream.key(), "+", "-", "COUNT", 1);
        return entries.isEmpty() ? "0" : String.valueOf(((List<?>) entries.getFirst()).getFirst());
    }

    private static String spread(double[] sorted) {
        return String.format(
                Locale.ROOT,
                "commit to entry p50 %.2f ms, p99 %.2f ms, max %.2f ms",
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100],
                sorted[sorted.length - 1]);
    }
}
