package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A statement sixteen times as long takes about sixteen times as long to analyse. What grows with
/// the square takes 256 times as long, and is refused here with room to spare for the compiler and
/// the machine. What is measured is the processor time of the thread, the best of several rounds.
@Timeout(120)
class ScalingTest {
    private static final int TIMES = 16;
    private static final double MOST = 3.0 * TIMES;
    private static final int TRIES = 3;
    private static final int ROUNDS = 7;
    private static final Duration WARM_UP = Duration.ofMillis(400);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /// A way in which a script can be long.
    record Shape(String name, int smallest, IntFunction<String> text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Shape WIDE_STAR =
            new Shape(
                    "wide star",
                    500,
                    size -> "select * from (select d.* from (select * from s.t) d) e");

    static List<Shape> shapes() {
        return List.of(
                new Shape(
                        "ands",
                        1_000,
                        size ->
                                "select a from s.t where "
                                        + joined(size, " and ", i -> "c" + i + "=1")),
                new Shape(
                        "drops", 1_000, size -> "drop table " + joined(size, ",", i -> "s.t" + i)),
                new Shape(
                        "conflicting assignments",
                        500,
                        size ->
                                "insert into s.t select a from s.u on conflict (a) do update set "
                                        + joined(size, ",", i -> "c" + i + "=1")),
                new Shape(
                        "natural joins",
                        1_000,
                        size -> "select 1 from s.t" + " natural join s.u".repeat(size)),
                new Shape(
                        "ors",
                        1_000,
                        size ->
                                "select a from s.t where "
                                        + joined(size, " or ", i -> "c" + i + "=1")),
                new Shape(
                        "sums",
                        1_000,
                        size -> "select " + joined(size, " + ", i -> "c" + i) + " as x from s.t"),
                new Shape(
                        "in list",
                        3_000,
                        size ->
                                "select a from s.t where b in ("
                                        + joined(size, ",", i -> "1" + i)
                                        + ")"),
                new Shape(
                        "select list",
                        500,
                        size -> "select " + joined(size, ",", i -> "c" + i) + " from s.t"),
                new Shape(
                        "cases",
                        500,
                        size ->
                                "select case a "
                                        + joined(size, " ", i -> "when " + i + " then c" + i)
                                        + " end as x from s.t"),
                new Shape(
                        "nested common tables",
                        15,
                        size ->
                                joined(size, "", i -> "with c" + i + " as (")
                                        + "select a from s.t"
                                        + joined(
                                                size,
                                                "",
                                                i -> ") select a from c" + (size - 1 - i))),
                new Shape(
                        "chained common tables",
                        150,
                        size ->
                                "with c0 as (select x + 1 as x from s.t)"
                                        + joined(
                                                size,
                                                "",
                                                i ->
                                                        ", c%d as (select x + 1 as x from c%d)"
                                                                .formatted(i + 1, i))
                                        + " select x from c"
                                        + size),
                WIDE_STAR,
                new Shape(
                        "unions",
                        200,
                        size ->
                                joined(
                                        size,
                                        " union all ",
                                        i -> "select a, b from s.t where c = " + i)),
                new Shape(
                        "joins",
                        400,
                        size ->
                                "select t0.a from s.t t0 "
                                        + joined(
                                                size,
                                                " ",
                                                i ->
                                                        "join s.t t%d on t%d.a = t%d.a"
                                                                .formatted(i + 1, i + 1, i))),
                new Shape(
                        "cross joins",
                        400,
                        size -> "select 1 from " + joined(size, " cross join ", i -> "s.t")),
                new Shape(
                        "comma joins",
                        400,
                        size -> "select 1 from " + joined(size, ",", i -> "s.t")),
                new Shape(
                        "joins beside others",
                        400,
                        size -> "select 1 from s.u, " + joined(size, " cross join ", i -> "s.t")),
                new Shape(
                        "parentheses",
                        1_000,
                        size -> "select " + "(".repeat(size) + "a" + ")".repeat(size)),
                new Shape(
                        "script",
                        200,
                        size ->
                                joined(
                                        size,
                                        ";\n",
                                        i ->
                                                "insert into s.t"
                                                        + i % 10
                                                        + " select a + 1 as a from s.u")),
                new Shape(
                        "broken script",
                        200,
                        size -> joined(size, ";\n", i -> "select a from where b = " + i)));
    }

    private static String joined(int size, String separator, IntFunction<String> part) {
        return IntStream.range(0, size).mapToObj(part).collect(Collectors.joining(separator));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void theTimeGrowsWithTheSize(Shape shape) {
        long small = best(shape, shape.smallest());
        long large = best(shape, shape.smallest() * TIMES);
        // What grows with the square does so each time; a compiler that came late does not.
        for (int again = 0; again < TRIES && large >= MOST * small; again++) {
            large = Math.min(large, best(shape, shape.smallest() * TIMES));
        }

        double growth = (double) large / small;
        assertTrue(growth < MOST, shape + " grew " + growth + " times");
    }

    private static long best(Shape shape, int size) {
        String sql = shape.text().apply(size);
        List<String> columns = IntStream.range(0, size).mapToObj(i -> "c" + i).toList();
        Catalog catalog =
                shape.equals(WIDE_STAR)
                        ? new ListedCatalog(Map.of("s.t", columns))
                        : Catalog.none();
        long warm = System.nanoTime() + WARM_UP.toNanos();
        while (System.nanoTime() < warm) {
            analyze(sql, catalog);
        }
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            analyze(sql, catalog);
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private static void analyze(String sql, Catalog catalog) {
        Analysis analysis = SqlEngine.analyze(sql, Dialects.postgres(), catalog);
        assertTrue(analysis.errors().isEmpty(), () -> analysis.errors().toString());
    }
}
