package io.millrace.sql.engine.conformance;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// Reads a file of statements and tells how many of them the engine reads, per dialect and kind.
/// Each statement runs on a thread of its own with a small stack and a bound of time.
///
/// Arguments: the file of statements, the file that the failures are written to, and, if wanted, a
/// file of expected lineage.
public final class Conformance {
    private static final int STACK = 512 * 1024;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Conformance() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, Map<String, Tally>> tallies = new TreeMap<>();
        Map<String, List<String>> failures = new TreeMap<>();
        for (Corpus.Entry entry : Corpus.read(Path.of(arguments[0]))) {
            Verdict verdict = judge(entry);
            Tally tally =
                    tallies.computeIfAbsent(entry.dialect(), any -> new TreeMap<>())
                            .computeIfAbsent(entry.kind(), any -> new Tally());
            tally.count(verdict);
            describe(entry, verdict)
                    .ifPresent(text ->
                            failures.computeIfAbsent(
                                            entry.dialect() + " " + entry.kind(),
                                            any -> new ArrayList<>())
                                    .add(text));
        }
        System.out.print(Tally.report(tallies));
        List<String> lines = new ArrayList<>();
        failures.forEach((category, texts) -> {
            lines.add("==== " + category + ": " + texts.size());
            lines.addAll(texts);
        });
        if (arguments.length > 2 && !arguments[2].isEmpty()) {
            List<String> differences = new ArrayList<>();
            System.out.print(LineageConformance.run(Path.of(arguments[2]), differences));
            lines.add("==== lineage: " + differences.size());
            lines.addAll(differences);
        }
        Files.write(Path.of(arguments[1]), lines);
    }

    private static Verdict judge(Corpus.Entry entry) throws InterruptedException {
        Optional<Dialect> dialect = Dialects.named(entry.dialect());
        if (dialect.isEmpty()) {
            return new Verdict.Crashed("there is no dialect " + entry.dialect());
        }
        AtomicReference<Verdict> verdict = new AtomicReference<>();
        Thread thread =
                new Thread(
                        null,
                        () ->
                                verdict.set(
                                        Verdict.of(
                                                SqlEngine.analyze(
                                                        entry.sql(),
                                                        dialect.get(),
                                                        Catalog.none()))),
                        "conformance",
                        STACK);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, cause) -> {
            StackTraceElement[] trace = cause.getStackTrace();
            verdict.set(new Verdict.Crashed(cause + (trace.length > 0 ? " at " + trace[0] : "")));
        });
        thread.start();
        if (!thread.join(LONGEST)) {
            thread.interrupt();
            return new Verdict.TooSlow(LONGEST.toMillis());
        }
        return verdict.get();
    }

    private static Optional<String> describe(Corpus.Entry entry, Verdict verdict) {
        Map<String, String> told = new LinkedHashMap<>();
        switch (verdict) {
            case Verdict.Parsed parsed -> {
                if (!parsed.complaints().isEmpty()) {
                    told.put("names", parsed.complaints().getFirst().message());
                }
            }
            case Verdict.Opaque opaque -> told.put("opaque", opaque.error().text());
            case Verdict.Failed failed -> told.put("failed", String.valueOf(failed.error()));
            case Verdict.Crashed crashed -> told.put("crashed", crashed.what());
            case Verdict.TooSlow slow -> told.put("slow", slow.millis() + " ms");
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(entry.id() + " " + told + "\n    " + entry.sql().indent(4).strip());
    }
}
