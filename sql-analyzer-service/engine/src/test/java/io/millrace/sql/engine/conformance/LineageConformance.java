package io.millrace.sql.engine.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares tables and edges with what other tools expect: one JSON object a line, `{id, dialect,
/// sql, schema, expected: {tables_in, tables_out, column_lineage, error}}`. Names are compared
/// without case and quotes; a difference is a question, not a verdict.
///
/// Each case is compared twice: as it stands, and read by the conventions of the tool it comes from
/// ([LineageConventions]), which are spelling alone.
final class LineageConformance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final class Count {
        private int all;
        private int strict;
        private int normalised;
    }

    private LineageConformance() {}

    /// How many are met, a line per tool; the differences go to `to`.
    static String run(Path file, List<String> to) throws IOException {
        Map<String, Count> counts = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            LineageCase expected = LineageCase.of(JSON.readTree(line));
            Analysis analysis =
                    SqlEngine.analyze(
                            expected.sql(),
                            Dialects.named(expected.dialect()).orElseThrow(),
                            expected.catalog());
            List<String> strict = differences(expected, FoundLineage.of(analysis, expected));
            List<String> normalised =
                    strict.isEmpty()
                            ? strict
                            : differences(
                                    LineageConventions.expected(expected, analysis),
                                    LineageConventions.found(expected, analysis));
            for (String tool : List.of(expected.tool(), "ALL")) {
                Count count = counts.computeIfAbsent(tool, any -> new Count());
                count.all++;
                count.strict += strict.isEmpty() ? 1 : 0;
                count.normalised += normalised.isEmpty() ? 1 : 0;
            }
            if (!normalised.isEmpty()) {
                to.add(told(expected, analysis, normalised));
            }
        }
        StringBuilder report = new StringBuilder();
        counts.forEach((tool, count) ->
                report.append(
                        String.format(
                                Locale.ROOT,
                                "lineage %-12s %4d met %4d (%5.1f %%) by its conventions %4d (%5.1f"
                                        + " %%)%n",
                                tool,
                                count.all,
                                count.strict,
                                100.0 * count.strict / count.all,
                                count.normalised,
                                100.0 * count.normalised / count.all)));
        return report.toString();
    }

    private static String told(LineageCase expected, Analysis analysis, List<String> differences) {
        List<String> told = new ArrayList<>(differences);
        String errors =
                analysis.statements().stream()
                        .flatMap(one -> one.errors().stream())
                        .map(error -> error.code() + " " + error.message())
                        .collect(Collectors.joining(", "));
        if (!errors.isEmpty()) {
            told.add(errors);
        }
        return expected.id()
                + " "
                + expected.dialect()
                + " "
                + String.join("; ", told)
                + "\n    "
                + expected.sql().strip();
    }

    private static List<String> differences(LineageCase expected, FoundLineage found) {
        if (expected.fails()) {
            return found.failed() ? List.of() : List.of("no error");
        }
        List<String> told = new ArrayList<>();
        compare("tables_in", expected.tablesRead(), found.tablesRead(), told);
        compare("tables_out", expected.tablesWritten(), found.tablesWritten(), told);
        compare("column_lineage", expected.edges(), found.edges(), told);
        return told;
    }

    private static <T> void compare(
            String what, Optional<Set<T>> expected, Set<T> found, List<String> told) {
        if (expected.isPresent() && !expected.get().equals(found)) {
            told.add(what + " wanted " + sorted(expected.get()) + " found " + sorted(found));
        }
    }

    private static <T> Set<String> sorted(Set<T> set) {
        return set.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
    }
}
