package io.millrace.session.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// Reads the stream of work as a worker would, and notes when each task was there. Close it when
/// all is there that is to be counted.
final class Arrivals implements AutoCloseable {
    private static final String STREAM = StreamName.workTasks(TaskPriority.MEDIUM).key();
    private static final int BLOCK_MILLIS = 200;
    private static final int MOST = 500;

    private final RedisConnection redis;
    private final Thread reader = Thread.ofPlatform().unstarted(this::read);
    private final List<Entry> entries = new ArrayList<>();
    private volatile boolean over;
    private volatile int count;

    /// @param task its id
    /// @param micros since the epoch
    record Arrival(String task, long micros) {}

    // Never compared.
    @SuppressWarnings("ArrayRecordComponent")
    private record Entry(byte[] envelope, long micros) {}

    private Arrivals(RedisConnection redis) {
        this.redis = redis;
    }

    /// Begins to read what comes from now on.
    static Arrivals listen(String redisUrl) throws IOException {
        Arrivals arrivals = new Arrivals(RedisConnection.open(redisUrl));
        arrivals.reader.start();
        return arrivals;
    }

    /// How many have come so far.
    int count() {
        return count;
    }

    private void read() {
        try {
            String last = newest();
            while (!over) {
                Object answer =
                        redis.callForBytes(
                                "XREAD",
                                "COUNT",
                                MOST,
                                "BLOCK",
                                BLOCK_MILLIS,
                                "STREAMS",
                                STREAM,
                                last);
                long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                if (!(answer instanceof List<?> streams) || streams.isEmpty()) {
                    continue;
                }
                for (Object read : (List<?>) ((List<?>) streams.getFirst()).get(1)) {
                    List<?> entry = (List<?>) read;
                    last = new String((byte[]) entry.getFirst(), US_ASCII);
                    entries.add(new Entry((byte[]) ((List<?>) entry.get(1)).get(1), now));
                }
                count = entries.size();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String newest() throws IOException {
        List<?> newest = (List<?>) redis.call("XREVRANGE", STREAM, "+", "-", "COUNT", 1);
        return newest.isEmpty() ? "0" : String.valueOf(((List<?>) newest.getFirst()).getFirst());
    }

    /// Ends reading.
    ///
    /// @return what has come
    List<Arrival> stop() throws InterruptedException {
        over = true;
        reader.join();
        EnvelopeCodec codec = new EnvelopeCodec();
        return entries.stream()
                .map(entry -> new Arrival(codec.decode(entry.envelope()).subject(), entry.micros()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        over = true;
        redis.close();
    }
}
