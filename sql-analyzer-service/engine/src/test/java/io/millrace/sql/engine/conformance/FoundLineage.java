package io.millrace.sql.engine.conformance;

import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.result.query.TableUse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the engine found, in the form of what is expected.
record FoundLineage(
        Set<String> tablesRead,
        Set<String> tablesWritten,
        Set<LineageCase.Edge> edges,
        boolean failed) {

    static FoundLineage of(Analysis analysis, LineageCase expected) {
        List<OutputColumn> columns =
                analysis.statements().stream().flatMap(one -> one.columns().stream()).toList();
        return new FoundLineage(
                tables(analysis, TableRole.READ),
                tables(analysis, TableRole.WRITTEN),
                edges(columns, expected),
                analysis.statements().stream().anyMatch(one -> !one.errors().isEmpty()));
    }

    static Set<String> tables(Analysis analysis, TableRole role) {
        Set<String> tables = new TreeSet<>();
        for (StatementAnalysis statement : analysis.statements()) {
            for (TableUse use : statement.tables()) {
                boolean table = use.kind() == TableKind.BASE || use.kind() == TableKind.FILE;
                if (use.role() == role && table) {
                    tables.add(name(use));
                }
            }
        }
        return tables;
    }

    private static String name(TableUse use) {
        return LineageCase.plain(
                Stream.of(use.database(), use.schema(), use.table())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(".")));
    }

    static Set<LineageCase.Edge> edges(List<OutputColumn> columns, LineageCase expected) {
        Set<LineageCase.Edge> edges = new LinkedHashSet<>();
        for (OutputColumn column : columns) {
            String into = target(column);
            if (expected.column().isEmpty() || expected.column().get().equals(into)) {
                for (ColumnSource source : column.sources()) {
                    edges.add(new LineageCase.Edge(source(source), into));
                }
            }
        }
        return edges;
    }

    static String target(OutputColumn column) {
        var target = column.target();
        return LineageCase.plain(
                target == null
                        ? String.valueOf(column.name())
                        : target.table() + "." + target.column());
    }

    static String source(ColumnSource source) {
        String table = source.resolved() ? source.table() : "?";
        return LineageCase.plain(table + "." + source.column());
    }
}
