package io.millrace.sql.bench;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How the time of an analysis grows when a statement doubles, four times over.
///
/// Argument: a file for the figures. Times are medians after warming up; a line tells for each
/// shape the milliseconds at the smallest and the largest size, and the growth of each doubling.
final class Scaling {
    private static final int DOUBLINGS = 4;
    private static final int COUNTED = 15;
    private static final long WARM_UP_NANOS = 1_500_000_000;

    private Scaling() {}

    public static void main(String[] arguments) throws IOException {
        List<String> figures = new ArrayList<>();
        for (Shape shape : Shape.values()) {
            figures.add(measure(shape));
        }
        Files.write(Path.of(arguments[0]), figures);
    }

    private static String measure(Shape shape) {
        double[] millis = new double[DOUBLINGS + 1];
        for (int doubling = 0; doubling <= DOUBLINGS; doubling++) {
            int size = shape.smallest() << doubling;
            millis[doubling] = median(shape.make(size), shape.catalog(size));
        }
        StringBuilder line = new StringBuilder();
        line.append(
                String.format(
                        Locale.ROOT,
                        "%-22s %6d: %8.2f ms, %6d: %8.2f ms, growth",
                        shape,
                        shape.smallest(),
                        millis[0],
                        shape.smallest() << DOUBLINGS,
                        millis[DOUBLINGS]));
        for (int doubling = 1; doubling <= DOUBLINGS; doubling++) {
            line.append(
                    String.format(Locale.ROOT, " %.2f", millis[doubling] / millis[doubling - 1]));
        }
        return line.toString();
    }

    private static double median(String sql, Catalog catalog) {
        long warm = System.nanoTime() + WARM_UP_NANOS;
        while (System.nanoTime() < warm) {
            check(analyze(sql, catalog));
        }
        double[] millis = new double[COUNTED];
        for (int round = 0; round < COUNTED; round++) {
            long start = System.nanoTime();
            Analysis analysis = analyze(sql, catalog);
            millis[round] = (System.nanoTime() - start) / 1e6;
            check(analysis);
        }
        Arrays.sort(millis);
        return millis[COUNTED / 2];
    }

    private static Analysis analyze(String sql, Catalog catalog) {
        return SqlEngine.analyze(sql, EngineBenchmark.ANSI, catalog);
    }

    private static void check(Analysis analysis) {
        boolean failed =
                !analysis.errors().isEmpty()
                        || analysis.statements().stream().anyMatch(one -> !one.errors().isEmpty());
        if (failed) {
            throw new IllegalStateException("The statement was not analysed: " + analysis.errors());
        }
    }
}
