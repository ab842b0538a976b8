package io.millrace.sql.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.Filter;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.QuerySummary;
import io.millrace.sql.engine.result.query.TableUse;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Tables, joins, common table expressions and conditions, as the API shows them.
final class RelationViews {
    private RelationViews() {}

    /// One relation that a statement names. Absent names are null.
    ///
    /// @param kind base, cte, derived, function or values
    /// @param role read or written
    /// @param subquerySummary what a derived table consists of
    @Schema(name = "TableUse")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Table(
            @Nullable String databaseIdentifier,
            @Nullable String schemaIdentifier,
            @Nullable String tableIdentifier,
            @Nullable String alias,
            List<String> columns,
            String kind,
            String role,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Summary subquerySummary) {
        static Table of(TableUse table) {
            QuerySummary subquery = table.subquery();
            return new Table(
                    table.database(),
                    table.schema(),
                    table.table(),
                    table.alias(),
                    table.columns(),
                    table.kind().wireName(),
                    table.role().wireName(),
                    subquery == null ? null : Summary.of(subquery));
        }
    }

    /// What a query inside of a statement consists of.
    @Schema(name = "QuerySummary")
    public record Summary(
            List<Table> tables, List<Join> joins, List<Cte> ctes, List<Condition> filters) {
        static Summary of(QuerySummary summary) {
            return new Summary(
                    summary.tables().stream().map(Table::of).toList(),
                    summary.joins().stream().map(Join::of).toList(),
                    summary.ctes().stream().map(Cte::of).toList(),
                    summary.filters().stream().map(Condition::of).toList());
        }
    }

    /// One join.
    ///
    /// @param type inner, left, right, full or cross
    /// @param condition the text after ON, `USING(a, b)`, `NATURAL` or `CROSS JOIN`
    @Schema(name = "JoinUse")
    public record Join(
            String left, String right, String type, String condition, List<Pair> columnPairs) {
        static Join of(JoinUse join) {
            return new Join(
                    join.left(),
                    join.right(),
                    join.type(),
                    join.condition(),
                    join.pairs().stream()
                            .map(pair -> new Pair(target(pair.left()), target(pair.right())))
                            .toList());
        }

        private static ColumnViews.Target target(ColumnName name) {
            return new ColumnViews.Target(name.table(), name.column());
        }
    }

    /// Two columns that a join equates.
    @Schema(name = "ColumnPair")
    public record Pair(ColumnViews.Target left, ColumnViews.Target right) {}

    /// One common table expression.
    @Schema(name = "CteSummary")
    public record Cte(
            String name,
            boolean recursive,
            List<ColumnViews.Column> columnMappings,
            Summary summary) {
        static Cte of(CteSummary cte) {
            return new Cte(
                    cte.name(),
                    cte.recursive(),
                    cte.columns().stream().map(ColumnViews.Column::of).toList(),
                    Summary.of(cte.summary()));
        }
    }

    /// One condition that limits the rows.
    ///
    /// @param clause where or having
    @Schema(name = "SqlFilter")
    public record Condition(
            String clause, String text, AnalysisView.Span span, List<ColumnViews.Source> sources) {
        static Condition of(Filter filter) {
            return new Condition(
                    filter.clause(),
                    filter.text(),
                    AnalysisView.Span.of(filter.span()),
                    filter.sources().stream().map(ColumnViews.Source::of).toList());
        }
    }
}
