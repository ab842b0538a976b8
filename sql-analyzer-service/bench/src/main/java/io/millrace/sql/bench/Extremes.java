package io.millrace.sql.bench;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Statements nested or long beyond reason, on a thread with a stack of 512 KB: how long they take
/// once warm, and what comes of them.
///
/// Argument: a file for the figures.
final class Extremes {
    private static final int STACK = 512 * 1024;
    private static final int WARM_UP = 15;
    private static final int COUNTED = 15;

    private Extremes() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> figures = new ArrayList<>();
        Thread thread =
                new Thread(
                        null,
                        () -> texts().forEach((name, sql) -> figures.add(measure(name, sql))),
                        "small-stack",
                        STACK);
        thread.start();
        thread.join();
        Files.write(Path.of(arguments[0]), figures);
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("1,000 parentheses", parentheses(1_000));
        texts.put("10,000 parentheses", parentheses(10_000));
        texts.put("300 subqueries", subqueries(300));
        texts.put("5,000 subqueries", subqueries(5_000));
        texts.put("50,000 ANDs", Shape.AND_CHAIN.make(50_000));
        texts.put("10,000 chained common tables", Shape.CHAINED_COMMON_TABLES.make(10_000));
        texts.put("100,000 chained common tables", Shape.CHAINED_COMMON_TABLES.make(100_000));
        texts.put("IN list of 1 MB", Shape.IN_LIST.make(1_000_000 / 7));
        texts.put("ANDs of 1 MB", Shape.AND_CHAIN.make(55_000));
        texts.put("unions of 1 MB", Shape.UNIONS.make(22_000));
        texts.put("script of 10,000 lines", Shape.SCRIPT.make(10_000));
        return texts;
    }

    private static String parentheses(int depth) {
        return "select " + "(".repeat(depth) + "a" + ")".repeat(depth) + " from s.t";
    }

    private static String subqueries(int depth) {
        return "select a from (".repeat(depth) + "select a from s.t" + ") d".repeat(depth);
    }

    private static String measure(String name, String sql) {
        Analysis analysis = analyze(sql);
        for (int round = 0; round < WARM_UP; round++) {
            analysis = analyze(sql);
        }
        double[] millis = new double[COUNTED];
        for (int round = 0; round < COUNTED; round++) {
            long start = System.nanoTime();
            analysis = analyze(sql);
            millis[round] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "%-30s %8d bytes %8.2f ms (most %8.2f) %s",
                name,
                sql.length(),
                millis[COUNTED / 2],
                millis[COUNTED - 1],
                outcome(analysis));
    }

    private static Analysis analyze(String sql) {
        return SqlEngine.analyze(sql, EngineBenchmark.ANSI, Catalog.none());
    }

    private static String outcome(Analysis analysis) {
        String errors =
                Stream.concat(
                                analysis.errors().stream(),
                                analysis.statements().stream()
                                        .flatMap(one -> one.errors().stream()))
                        .map(error -> error.code() + " at " + error.line() + ":" + error.column())
                        .collect(Collectors.joining(", "));
        return errors.isEmpty() ? "read" : errors;
    }
}
