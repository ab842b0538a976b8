package io.millrace.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// The column lineage in an answer of `POST /api/v1/sql/analyze`, as a table.
///
/// @param rows output column, source column and how the one feeds the other
record LineageTable(List<Row> rows) {
    private static final int NARROW = 10;

    /// One edge.
    record Row(String output, String source, String how) {}

    /// Reads the answer.
    static LineageTable of(JsonNode analysis) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode statement : analysis.path("statements")) {
            for (JsonNode column : statement.path("columns")) {
                String output = column.path("name").asText("?");
                if (column.path("sources").isEmpty()) {
                    rows.add(new Row(output, "(no column)", "constant"));
                }
                for (JsonNode source : column.path("sources")) {
                    rows.add(new Row(output, name(source), source.path("kind").asText()));
                }
            }
        }
        return new LineageTable(List.copyOf(rows));
    }

    /// Prints it, as wide as its longest names.
    void print(PrintWriter out) {
        int first = NARROW;
        int second = NARROW;
        for (Row row : rows) {
            first = Math.max(first, row.output().length());
            second = Math.max(second, row.source().length());
        }
        String format = "  %-" + first + "s  %-" + second + "s  %s";
        out.println(format.formatted("column", "comes from", "how"));
        out.println(format.formatted("-".repeat(first), "-".repeat(second), "-".repeat(NARROW)));
        for (Row row : rows) {
            out.println(format.formatted(row.output(), row.source(), row.how()).stripTrailing());
        }
    }

    private static String name(JsonNode source) {
        String column = source.path("column").asText("?");
        JsonNode table = source.path("table");
        String name = table.isTextual() ? table.asText() + "." + column : column;
        return source.path("resolved").asBoolean(true) ? name : name + " (unresolved)";
    }
}
