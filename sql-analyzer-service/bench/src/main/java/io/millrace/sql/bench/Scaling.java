package io.millrace.sql.bench;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.render.json.AnalysisJson;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// How the time of an analysis grows when a statement doubles, four times over, and beside it how
/// what is read and answered grows: an answer may be longer than its statement by more than a
/// factor, such as that of common tables within common tables, each of which is summed up with all
/// that it holds.
///
/// Argument: a file for the figures. The sizes of a shape take turns after warming up, so that none
/// of them meets a colder machine than another; the least of each counts, which is what a neighbour
/// on the machine disturbs least. A line tells for each shape the milliseconds at the smallest and
/// the largest size, the growth of each doubling, the mean growth, and that of the characters of
/// statement and answer (as JSON).
final class Scaling {
    private static final int DOUBLINGS = 4;
    private static final int ROUNDS = 60;
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private Scaling() {}

    public static void main(String[] arguments) throws IOException {
        List<String> figures = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            figures.add(measure(shape));
        }
        Files.write(Path.of(arguments[0]), figures);
    }

    private static String measure(Shape shape) {
        List<Sample> samples =
                IntStream.rangeClosed(0, DOUBLINGS)
                        .mapToObj(doubling -> new Sample(shape, shape.smallest() << doubling))
                        .toList();
        long warm = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < warm) {
            samples.forEach(Sample::analyze);
        }
        for (int round = 0; round < ROUNDS; round++) {
            samples.forEach(Sample::measure);
        }
        Sample first = samples.getFirst();
        Sample last = samples.getLast();
        StringBuilder line = new StringBuilder();
        line.append(
                String.format(
                        Locale.ROOT,
                        "%-22s %6d: %8.2f ms, %6d: %8.2f ms, growth",
                        shape,
                        first.size,
                        first.millis,
                        last.size,
                        last.millis));
        for (int doubling = 1; doubling <= DOUBLINGS; doubling++) {
            double before = samples.get(doubling - 1).millis;
            line.append(String.format(Locale.ROOT, " %.2f", samples.get(doubling).millis / before));
        }
        line.append(
                String.format(
                        Locale.ROOT,
                        ", mean %.2f, of characters %.2f",
                        mean(last.millis / first.millis),
                        mean((double) last.characters() / first.characters())));
        return line.toString();
    }

    /// The growth of a doubling when all of them together grew that much.
    private static double mean(double growth) {
        return Math.pow(growth, 1.0 / DOUBLINGS);
    }

    /// A statement of one size, and the least time that an analysis of it took.
    private static final class Sample {
        private final int size;
        private final String sql;
        private final Catalog catalog;
        private double millis = Double.MAX_VALUE;

        Sample(Shape shape, int size) {
            this.size = size;
            sql = shape.make(size);
            catalog = shape.catalog(size);
        }

        Analysis analyze() {
            Analysis analysis = SqlEngine.analyze(sql, EngineBenchmark.ANSI, catalog);
            boolean failed =
                    !analysis.errors().isEmpty()
                            || analysis.statements().stream()
                                    .anyMatch(one -> !one.errors().isEmpty());
            if (failed) {
                throw new IllegalStateException(
                        "The statement was not analysed: " + analysis.errors());
            }
            return analysis;
        }

        void measure() {
            long start = System.nanoTime();
            analyze();
            millis = Math.min(millis, (System.nanoTime() - start) / 1e6);
        }

        long characters() {
            return sql.length() + (long) AnalysisJson.of(analyze()).length();
        }
    }
}
