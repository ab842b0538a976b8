package io.millrace.journeys;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What it costs a reader of 10,000 streams to be woken by one event: asking for all of them again
/// with every blocking read, or listening on one bell stream that names what changed.
///
/// Argument: a file for the figures. One writer, one reader, a Redis of its own, one event at a
/// time; the time is from the write until the reader holds the event and waits again.
final class WakeUpBenchmark {
    private static final int STREAMS = 10_000;
    private static final int WARM_UP = 50;
    private static final int COUNTED = 500;
    private static final int BLOCK_MILLIS = 1_000;

    private WakeUpBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<String> figures = new ArrayList<>();
        try (RedisConnection redis = RedisConnection.open(TestStack.freshRedisUrl())) {
            String[] last = new String[STREAMS];
            for (int stream = 0; stream < STREAMS; stream++) {
                last[stream] = add(redis, key(stream), "data", "first");
            }
            figures.add(
                    measure("all keys in each read", redis, round -> allKeys(redis, last, round)));
            String[] bell = {add(redis, "bell", "stream", "none")};
            figures.add(measure("one bell", redis, round -> bell(redis, last, bell, round)));
        }
        Files.write(Path.of(arguments[0]), figures);
    }

    private interface Round {
        void run(int round) throws IOException;
    }

    private static String measure(String what, RedisConnection redis, Round work)
            throws IOException {
        for (int round = 0; round < WARM_UP; round++) {
            work.run(round);
        }
        double cpuBefore = redisCpuSeconds(redis);
        double[] micros = new double[COUNTED];
        for (int round = 0; round < COUNTED; round++) {
            long start = System.nanoTime();
            work.run(round);
            micros[round] = (System.nanoTime() - start) / 1e3;
        }
        double cpu = (redisCpuSeconds(redis) - cpuBefore) * 1e6 / COUNTED;
        Arrays.sort(micros);
        return "%s, %d streams: per event p50 %.0f us, p99 %.0f us, Redis CPU %.0f us"
                .formatted(what, STREAMS, micros[COUNTED / 2], micros[COUNTED * 99 / 100], cpu);
    }

    private static void allKeys(RedisConnection redis, String[] last, int round)
            throws IOException {
        int written = changed(round);
        last[written] = before(last[written], add(redis, key(written), "data", "event"));
        List<Object> read =
                new ArrayList<>(List.of("XREAD", "COUNT", 100, "BLOCK", BLOCK_MILLIS, "STREAMS"));
        for (int stream = 0; stream < STREAMS; stream++) {
            read.add(key(stream));
        }
        read.addAll(Arrays.asList(last));
        last[written] = lastIdIn(redis.call(read.toArray()));
    }

    private static void bell(RedisConnection redis, String[] last, String[] bell, int round)
            throws IOException {
        int written = changed(round);
        add(redis, key(written), "data", "event");
        add(redis, "bell", "stream", key(written));
        bell[0] =
                lastIdIn(
                        redis.call(
                                "XREAD",
                                "COUNT",
                                100,
                                "BLOCK",
                                BLOCK_MILLIS,
                                "STREAMS",
                                "bell",
                                bell[0]));
        last[written] =
                lastIdIn(redis.call("XREAD", "COUNT", 100, "STREAMS", key(written), last[written]));
    }

    /// The position to read from is the one before the write, not the write's own.
    private static String before(String position, String written) {
        if (position.equals(written)) {
            throw new IllegalStateException("Nothing was written after " + position);
        }
        return position;
    }

    private static String lastIdIn(Object reply) {
        List<?> entries = (List<?>) ((List<?>) ((List<?>) reply).getFirst()).get(1);
        return String.valueOf(((List<?>) entries.getLast()).getFirst());
    }

    private static String add(RedisConnection redis, String key, String field, String value)
            throws IOException {
        return String.valueOf(redis.call("XADD", key, "*", field, value));
    }

    private static double redisCpuSeconds(RedisConnection redis) throws IOException {
        double seconds = 0;
        for (String line : String.valueOf(redis.call("INFO", "cpu")).lines().toList()) {
            if (line.startsWith("used_cpu_user:") || line.startsWith("used_cpu_sys:")) {
                seconds += Double.parseDouble(line.substring(line.indexOf(':') + 1));
            }
        }
        return seconds;
    }

    private static int changed(int round) {
        return (round * 7919) % STREAMS;
    }

    private static String key(int stream) {
        return "fanout.session:{0199a1b2-0000-7000-8000-" + "%012d".formatted(stream) + "}";
    }
}
