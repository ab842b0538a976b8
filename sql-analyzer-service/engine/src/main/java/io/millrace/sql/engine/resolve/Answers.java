package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.catalog.QualifiedName;
import io.millrace.sql.engine.lineage.Closure;
import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.lineage.Leaf;
import io.millrace.sql.engine.resolve.name.Influences;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.resolve.write.Resolved;
import io.millrace.sql.engine.resolve.write.Targets;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.Filter;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.QuerySummary;
import io.millrace.sql.engine.result.query.TableKind;
import io.millrace.sql.engine.result.query.TableRole;
import io.millrace.sql.engine.result.query.TableUse;
import io.millrace.sql.engine.scope.Output;
import io.millrace.sql.engine.scope.Relation;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the answer from what was resolved. Made once the graph of lineage is complete.
final class Answers {
    private record TableKey(
            @Nullable QualifiedName name,
            @Nullable String alias,
            TableKind kind,
            TableRole role,
            @Nullable Summary subquery) {}

    private final SourceText source;
    private final Closure closure;
    private final Budget budget;
    private final Span statement;

    Answers(SourceText source, Closure closure, Budget budget, Span statement) {
        this.source = source;
        this.closure = closure;
        this.budget = budget;
        this.statement = statement;
    }

    QuerySummary summary(Summary summary) {
        List<CteSummary> ctes = ctes(summary);
        return new QuerySummary(tables(summary), joins(summary), ctes, filters(summary));
    }

    List<OutputColumn> columns(List<Resolved.Column> columns) {
        List<OutputColumn> outputs = new ArrayList<>(columns.size());
        for (Resolved.Column column : columns) {
            outputs.add(
                    new OutputColumn(
                            column.name(), column.target(), sources(column.node(), statement)));
        }
        return List.copyOf(outputs);
    }

    /// In the order of their definition, so that each finds the closures of those it reads.
    private List<CteSummary> ctes(Summary summary) {
        List<CteSummary> ctes = new ArrayList<>();
        for (Summary.CommonTable table : summary.commonTables()) {
            QuerySummary inner = summary(table.summary());
            List<OutputColumn> columns = new ArrayList<>();
            for (Output output : table.columns().outputs()) {
                columns.add(
                        new OutputColumn(
                                Targets.name(output), null, sources(output.node(), table.span())));
            }
            ctes.add(new CteSummary(table.name(), table.recursive(), List.copyOf(columns), inner));
        }
        return List.copyOf(ctes);
    }

    /// Relations that differ in nothing but the columns used are one.
    private List<TableUse> tables(Summary summary) {
        Map<TableKey, Set<String>> used = new LinkedHashMap<>();
        for (Relation relation : summary.relations()) {
            TableKey key =
                    new TableKey(
                            relation.name(),
                            relation.alias(),
                            relation.kind(),
                            relation.role(),
                            summary.subquery(relation));
            budget.work(relation.used().size(), statement);
            used.computeIfAbsent(key, any -> new LinkedHashSet<>()).addAll(relation.used());
        }
        List<TableUse> tables = new ArrayList<>(used.size());
        used.forEach((key, columns) -> tables.add(table(key, List.copyOf(columns))));
        return List.copyOf(tables);
    }

    private TableUse table(TableKey key, List<String> columns) {
        QualifiedName name = key.name();
        return new TableUse(
                name == null ? null : name.database(),
                name == null ? null : name.schema(),
                name == null ? null : name.table(),
                key.alias(),
                columns,
                key.kind(),
                key.role(),
                key.subquery() == null ? null : summary(key.subquery()));
    }

    private static List<JoinUse> joins(Summary summary) {
        return summary.joins().stream()
                .map(join ->
                        new JoinUse(
                                join.left().display(),
                                join.right().display(),
                                join.type(),
                                join.condition(),
                                join.pairs()))
                .toList();
    }

    private List<Filter> filters(Summary summary) {
        List<Filter> filters = new ArrayList<>();
        for (Summary.Condition condition : summary.conditions()) {
            // A condition with subqueries holds the text of theirs.
            budget.text(condition.span().end() - condition.span().start(), condition.span());
            filters.add(
                    new Filter(
                            condition.clause(),
                            source.slice(condition.span()),
                            source.spanOf(condition.span()),
                            sources(condition.node(), condition.span())));
        }
        return List.copyOf(filters);
    }

    /// Each column once per kind.
    List<Influence> influences(Influences influences) {
        Set<Influence> told = new LinkedHashSet<>();
        for (Influences.Noted noted : influences.all()) {
            for (ColumnSource source : sources(noted.node(), noted.span())) {
                told.add(
                        new Influence(
                                noted.kind(),
                                source.table(),
                                source.column(),
                                source.resolved(),
                                source.candidates()));
            }
        }
        return List.copyOf(told);
    }

    private List<ColumnSource> sources(ColumnNode node, Span place) {
        List<ColumnNode.Reached> found = closure.of(node, place);
        budget.edges(found.size(), place);
        if (found.size() == 1) {
            return List.of(source(found.getFirst()));
        }
        List<ColumnSource> sources = new ArrayList<>(found.size());
        for (ColumnNode.Reached reached : found) {
            sources.add(source(reached));
        }
        return List.copyOf(sources);
    }

    private static ColumnSource source(ColumnNode.Reached reached) {
        return switch (reached.leaf()) {
            case Leaf.TableColumn column ->
                    new ColumnSource(
                            column.table(), column.column(), reached.kind(), true, List.of());
            case Leaf.Unresolved column ->
                    new ColumnSource(
                            null, column.column(), reached.kind(), false, column.candidates());
        };
    }
}
