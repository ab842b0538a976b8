package io.millrace.sql.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.result.query.TableUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares tables and edges with what other tools expect: one JSON object a line, `{id, dialect,
/// sql, schema, expected: {tables_in, tables_out, column_lineage, error}}`. Names are compared
/// without case and quotes; a difference is a question, not a verdict.
final class LineageConformance {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LineageConformance() {}

    /// What is met, in a line; the differences go to `to`.
    static String run(Path file, List<String> to) throws IOException {
        int met = 0;
        int all = 0;
        for (String line : Files.readAllLines(file)) {
            JsonNode node = JSON.readTree(line);
            List<String> differences = differences(node);
            all++;
            if (differences.isEmpty()) {
                met++;
            } else {
                to.add(
                        node.path("id").asText()
                                + " "
                                + node.path("dialect").asText()
                                + " "
                                + String.join("; ", differences)
                                + "\n    "
                                + node.path("sql").asText().strip());
            }
        }
        return String.format(Locale.ROOT, "lineage: %d of %d met%n", met, all);
    }

    private static List<String> differences(JsonNode node) {
        String dialect = node.path("dialect").asText().replace("sparksql", "spark");
        Analysis analysis =
                SqlEngine.analyze(
                        node.path("sql").asText(),
                        Dialects.named(dialect).orElseThrow(),
                        catalog(node.path("schema")));
        JsonNode expected = node.path("expected");
        List<String> told = new ArrayList<>();
        boolean failed = analysis.statements().stream().anyMatch(one -> !one.errors().isEmpty());
        if (expected.has("error")) {
            return failed ? List.of() : List.of("no error");
        }
        compare("tables_in", expected, tables(analysis, TableRole.READ), told);
        compare("tables_out", expected, tables(analysis, TableRole.WRITTEN), told);
        Set<String> edges = edges(analysis);
        if (expected.has("column")) {
            // Only this output column is told of.
            String column = " -> " + plain(expected.path("column").asText());
            edges.removeIf(edge -> !edge.endsWith(column));
        }
        compare("column_lineage", expected, edges, told);
        if (!told.isEmpty() && failed) {
            told.add(
                    analysis.statements().stream()
                            .flatMap(one -> one.errors().stream())
                            .map(error -> error.code() + " " + error.message())
                            .collect(Collectors.joining(", ")));
        }
        return told;
    }

    private static void compare(
            String what, JsonNode expected, Set<String> found, List<String> told) {
        if (!expected.has(what)) {
            return;
        }
        Set<String> wanted = new TreeSet<>();
        for (JsonNode item : expected.path(what)) {
            if (!item.isArray()) {
                wanted.add(plain(item.asText()));
            } else if (!item.get(0).isNull()) {
                wanted.add(plain(item.get(0).asText()) + " -> " + plain(item.get(1).asText()));
            }
        }
        if (!wanted.equals(found)) {
            told.add(what + " wanted " + wanted + " found " + found);
        }
    }

    private static Set<String> tables(Analysis analysis, TableRole role) {
        return analysis.statements().stream()
                .flatMap(one -> one.tables().stream())
                .filter(use -> use.role() == role && use.kind() == TableKind.BASE)
                .map(LineageConformance::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(TableUse use) {
        return plain(
                Stream.of(use.database(), use.schema(), use.table())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(".")));
    }

    private static Set<String> edges(Analysis analysis) {
        Set<String> edges = new TreeSet<>();
        for (StatementAnalysis statement : analysis.statements()) {
            for (OutputColumn column : statement.columns()) {
                String target =
                        column.target() == null
                                ? String.valueOf(column.name())
                                : column.target().table() + "." + column.target().column();
                for (ColumnSource source : column.sources()) {
                    String table = source.resolved() ? source.table() : "?";
                    edges.add(plain(table + "." + source.column()) + " -> " + plain(target));
                }
            }
        }
        return edges;
    }

    private static String plain(String name) {
        return name.replace("\"", "")
                .replace("`", "")
                .replace("<default>.", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Catalog catalog(JsonNode schema) {
        if (!schema.isObject()) {
            return Catalog.none();
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        schema.properties()
                .forEach(table -> {
                    List<String> columns = new ArrayList<>();
                    if (table.getValue().isObject()) {
                        table.getValue().fieldNames().forEachRemaining(columns::add);
                    } else {
                        table.getValue().forEach(column -> columns.add(column.asText()));
                    }
                    tables.put(table.getKey(), columns);
                });
        return new ListedCatalog(tables);
    }
}
