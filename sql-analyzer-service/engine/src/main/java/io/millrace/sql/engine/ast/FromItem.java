package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something in FROM.
public sealed interface FromItem extends Node {

    /// `name [alias] [TABLESAMPLE …]`
    record Table(Name name, QueryPart.@Nullable Alias alias, List<Expression> sample, Span span)
            implements FromItem {}

    /// A sample of something that is no table: `(query) alias TABLESAMPLE (10)`.
    ///
    /// @param sample its size, its seed and their like
    record Sampled(FromItem source, List<Expression> sample, Span span) implements FromItem {}

    /// `(query) alias`; VALUES in parentheses is one as well.
    record Derived(Query query, boolean lateral, QueryPart.@Nullable Alias alias, Span span)
            implements FromItem {}

    /// `f(…) alias`, or several functions side by side in ROWS FROM.
    ///
    /// @param declared the columns that the call itself declares (`JSON_TABLE(… COLUMNS …)`)
    /// @param ordinal the name of the column that counts the rows (`WITH ORDINALITY`, `WITH
    ///   OFFSET`), or null
    record Functions(
            List<Call> calls,
            List<Identifier> declared,
            @Nullable Identifier ordinal,
            QueryPart.@Nullable Alias alias,
            Span span)
            implements FromItem {}

    /// `source PIVOT (aggregates FOR columns IN (values))`
    ///
    /// @param named the columns that the IN list makes, as far as it names them: an alias or a
    ///   constant each
    /// @param asides the sort keys of ANY and the expressions of DEFAULT ON NULL
    record Pivot(
            FromItem source,
            List<SelectItem> aggregates,
            List<Expression> columns,
            List<Expression> values,
            List<Identifier> named,
            List<Expression> groupBy,
            List<Expression> asides,
            QueryPart.@Nullable Alias alias,
            Span span)
            implements FromItem {}

    /// `source UNPIVOT (values FOR name IN (columns))`
    ///
    /// @param asides what the columns are called in the names' column
    record Unpivot(
            FromItem source,
            List<Identifier> values,
            List<Identifier> names,
            List<Expression> columns,
            List<Expression> asides,
            QueryPart.@Nullable Alias alias,
            Span span)
            implements FromItem {}

    /// `source MATCH_RECOGNIZE (…)`; the pattern itself is not kept.
    ///
    /// @param variables the pattern's variables, which qualify columns of the source
    /// @param allRows whether the source's own columns come through
    record MatchRecognize(
            FromItem source,
            List<Expression> partitionBy,
            List<QueryPart.SortItem> orderBy,
            List<SelectItem> measures,
            List<Identifier> variables,
            List<Expression> definitions,
            boolean allRows,
            QueryPart.@Nullable Alias alias,
            Span span)
            implements FromItem {}

    enum JoinType {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS,
        /// Of the left side, the rows that have a match; the right side is not seen after it.
        SEMI,
        /// Of the left side, the rows that have none.
        ANTI
    }

    /// One step of a chain of joins; at most one of NATURAL, USING and ON.
    ///
    /// @param using the columns of USING; empty if there are none
    record Join(
            JoinType type,
            boolean natural,
            FromItem right,
            @Nullable Expression on,
            List<Identifier> using,
            Span span) {}

    /// `first JOIN … JOIN …`, read from the left; at least one join. An alias comes only with
    /// parentheses around it.
    record Joined(FromItem first, List<Join> joins, QueryPart.@Nullable Alias alias, Span span)
            implements FromItem {}
}
