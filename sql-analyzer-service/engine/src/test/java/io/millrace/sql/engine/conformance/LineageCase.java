package io.millrace.sql.engine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One line of the file of expected lineage.
///
/// @param tool whose test it was read out of: the first part of the id
/// @param column the only output column that the edges tell of, if there is one
record LineageCase(
        String id,
        String tool,
        String dialect,
        String sql,
        Catalog catalog,
        boolean fails,
        Optional<Set<String>> tablesRead,
        Optional<Set<String>> tablesWritten,
        Optional<Set<Edge>> edges,
        Optional<String> column) {

    /// From a source column into an output column, both without quotes and in lower case.
    record Edge(String from, String into) {
        @Override
        public String toString() {
            return from + " -> " + into;
        }
    }

    static LineageCase of(JsonNode node) {
        JsonNode expected = node.path("expected");
        String id = node.path("id").asText();
        String tool = id.substring(0, id.indexOf('-'));
        // "None" is how the file writes that all columns were asked for.
        String column = plain(expected.path("column").asText("None"));
        return new LineageCase(
                id,
                tool,
                dialect(tool, node.path("dialect").asText()),
                node.path("sql").asText(),
                catalog(node.path("schema")),
                expected.has("error"),
                tables(expected, "tables_in"),
                tables(expected, "tables_out"),
                edges(expected),
                column.equals("none") ? Optional.empty() : Optional.of(column));
    }

    /// The dialect under our name. What a tool reads a statement as when it is told nothing of its
    /// dialect is our `generic`: sqlglot and sqllineage call that `ansi`, OpenLineage `postgres`.
    private static String dialect(String tool, String name) {
        boolean untold = name.equals(tool.equals("openlineage") ? "postgres" : "ansi");
        return untold ? "generic" : name.replace("sparksql", "spark");
    }

    private static Optional<Set<String>> tables(JsonNode expected, String key) {
        if (!expected.has(key)) {
            return Optional.empty();
        }
        Set<String> tables = new TreeSet<>();
        expected.path(key).forEach(item -> tables.add(plain(item.asText())));
        return Optional.of(tables);
    }

    private static Optional<Set<Edge>> edges(JsonNode expected) {
        if (!expected.has("column_lineage")) {
            return Optional.empty();
        }
        Set<Edge> edges = new LinkedHashSet<>();
        for (JsonNode item : expected.path("column_lineage")) {
            if (!item.get(0).isNull()) {
                edges.add(new Edge(plain(item.get(0).asText()), plain(item.get(1).asText())));
            }
        }
        return Optional.of(edges);
    }

    static String plain(String name) {
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
        gather("", schema, tables);
        return new ListedCatalog(tables);
    }

    /// Tables stand by their dotted names, or nested in their schemas and databases.
    private static void gather(String before, JsonNode level, Map<String, List<String>> tables) {
        level.properties()
                .forEach(entry -> {
                    String name = before + entry.getKey();
                    JsonNode value = entry.getValue();
                    boolean nested = value.isObject() && value.elements().hasNext();
                    if (nested && value.elements().next().isObject()) {
                        gather(name + ".", value, tables);
                        return;
                    }
                    List<String> columns = new ArrayList<>();
                    if (value.isObject()) {
                        value.fieldNames().forEachRemaining(columns::add);
                    } else {
                        value.forEach(column -> columns.add(column.asText()));
                    }
                    tables.put(name, columns);
                });
    }
}
