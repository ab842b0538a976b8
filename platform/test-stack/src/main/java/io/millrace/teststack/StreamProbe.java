package io.millrace.teststack;

import io.millrace.localstack.redis.RedisConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Watches a Redis stream from its beginning, without a consumer group and so without anybody
/// noticing. Not for several threads at a time.
///
/// @param <T> what an entry is decoded into
public final class StreamProbe<T> implements AutoCloseable {
    private static final int BATCH = 500;

    private final RedisConnection connection;
    private final String stream;
    private final Function<byte[], T> decoder;
    private final List<T> seen = new ArrayList<>();
    private String position = "0-0";

    private StreamProbe(RedisConnection connection, String stream, Function<byte[], T> decoder) {
        this.connection = connection;
        this.stream = stream;
        this.decoder = decoder;
    }

    /// Watches a stream.
    ///
    /// @param redisUrl `redis://127.0.0.1:<port>`, with or without `/<number>` of a database
    /// @param decoder makes something of the bytes of the entry's field `data`
    public static <T> StreamProbe<T> on(
            String redisUrl, String stream, Function<byte[], T> decoder) {
        try {
            return new StreamProbe<>(RedisConnection.open(redisUrl), stream, decoder);
        } catch (IOException e) {
            throw new AssertionError("cannot connect to " + redisUrl, e);
        }
    }

    /// Waits for the first entry from the stream's beginning that is of this type.
    public <E extends T> E await(Class<E> type) {
        return type.cast(await("a " + type.getSimpleName(), type::isInstance));
    }

    /// Waits for the first entry from the stream's beginning that matches.
    public T await(String what, Predicate<? super T> wanted) {
        return await(what, Await.PATIENCE, wanted);
    }

    /// Waits for the first entry from the stream's beginning that matches.
    public T await(String what, Duration within, Predicate<? super T> wanted) {
        try {
            return Await.value(
                    what + " on " + stream,
                    within,
                    () -> {
                        Optional<T> found = seen.stream().filter(wanted).findFirst();
                        return found.isPresent()
                                ? found
                                : readOn().stream().filter(wanted).findFirst();
                    });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; seen were " + seen, e);
        }
    }

    /// Waits until the stream has held at least this many entries.
    ///
    /// @return all seen so far
    public List<T> awaitCount(int count) {
        Await.until(
                count + " entries on " + stream,
                () -> {
                    readOn();
                    return seen.size() >= count;
                });
        return List.copyOf(seen);
    }

    /// Everything on the stream from its beginning to this moment.
    public List<T> all() {
        try {
            long before;
            do {
                before = seen.size();
                readOn();
            } while (seen.size() > before);
            return List.copyOf(seen);
        } catch (IOException e) {
            throw new AssertionError("cannot read " + stream, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new AssertionError("cannot close the connection", e);
        }
    }

    /// Reads what came since the last time.
    private List<T> readOn() throws IOException {
        Object reply =
                connection.callForBytes("XRANGE", stream, "(" + position, "+", "COUNT", BATCH);
        List<T> fresh = new ArrayList<>();
        for (Object entry : (List<?>) reply) {
            List<?> idAndFields = (List<?>) entry;
            position = text(idAndFields.get(0));
            fresh.add(decoder.apply(data((List<?>) idAndFields.get(1))));
        }
        seen.addAll(fresh);
        return fresh;
    }

    private static byte[] data(List<?> fields) {
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            if (text(fields.get(i)).equals("data")) {
                return (byte[]) fields.get(i + 1);
            }
        }
        throw new AssertionError("an entry without the field data");
    }

    private static String text(Object bytes) {
        return new String((byte[]) bytes, java.nio.charset.StandardCharsets.UTF_8);
    }
}
