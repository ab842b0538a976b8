package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pieces of queries that are neither queries nor expressions nor relations.
public sealed interface QueryPart extends Node {

    /// `WITH [RECURSIVE] …`
    ///
    /// @param values names for expressions, where a dialect has them
    record With(
            boolean recursive, List<CommonTable> tables, List<NamedExpression> values, Span span)
            implements QueryPart {}

    /// One common table expression.
    ///
    /// @param columns the names given to its columns, in order; may be fewer than there are, or
    ///   none
    /// @param asides the expressions of SEARCH and CYCLE, which see its columns
    /// @param added the columns that SEARCH and CYCLE add to its own
    record CommonTable(
            Identifier name,
            List<Identifier> columns,
            Statement body,
            List<Expression> asides,
            List<Identifier> added,
            Span span)
            implements QueryPart {
        /// One to which nothing is added.
        public CommonTable(
                Identifier name,
                List<Identifier> columns,
                Statement body,
                List<Expression> asides,
                Span span) {
            this(name, columns, body, asides, List.of(), span);
        }
    }

    /// One key of ORDER BY.
    ///
    /// @param asides the bounds and steps of WITH FILL
    record SortItem(Expression expression, List<Expression> asides, Span span)
            implements QueryPart {
        /// A key without WITH FILL.
        public SortItem(Expression expression, Span span) {
            this(expression, List.of(), span);
        }
    }

    /// A window definition: `name`, or `([base] PARTITION BY … ORDER BY … frame)`.
    ///
    /// @param base the named window it starts from, or is
    /// @param frameBounds the expressions in the frame's bounds
    record Window(
            @Nullable Identifier base,
            List<Expression> partitionBy,
            List<SortItem> orderBy,
            List<Expression> frameBounds,
            Span span)
            implements QueryPart {
        /// Every expression of the definition, in order.
        public List<Expression> expressions() {
            List<Expression> all = new ArrayList<>(partitionBy);
            for (SortItem item : orderBy) {
                all.add(item.expression());
                all.addAll(item.asides());
            }
            all.addAll(frameBounds);
            return all;
        }
    }

    /// `WINDOW name AS (…)`
    record NamedWindow(Identifier name, Window window, Span span) implements QueryPart {}

    /// One element of GROUP BY: an expression (one item), or ROLLUP, CUBE and GROUPING SETS with
    /// theirs.
    record Grouping(List<Expression> items, List<Grouping> sets, Span span) implements QueryPart {}

    /// `FOR UPDATE` and its like.
    record Locking(Span span) implements QueryPart {}

    /// `SELECT … INTO table`
    record Into(Name table, boolean temporary, Span span) implements QueryPart {}

    /// `[AS] alias (column, …)`
    record Alias(Identifier name, List<Identifier> columns, Span span) implements QueryPart {}

    /// `column = value` of UPDATE and its like; several columns share one value in `(a, b) = (…)`.
    ///
    /// @param qualifier the table before the column, if one stands there
    /// @param subscripts which element of an array is assigned: `1` in `a[1] = 2`
    record Assignment(
            List<Identifier> qualifier,
            List<Identifier> columns,
            List<Expression> subscripts,
            Expression value,
            Span span)
            implements QueryPart {}

    /// `ON CONFLICT … DO …`; without assignments it is DO NOTHING.
    ///
    /// @param row what the row that was to be inserted is called, if it is given a name
    record OnConflict(
            List<Expression> targets,
            List<Assignment> assignments,
            @Nullable Expression where,
            @Nullable Alias row,
            Span span)
            implements QueryPart {
        /// One whose row has no name of its own.
        public OnConflict(
                List<Expression> targets,
                List<Assignment> assignments,
                @Nullable Expression where,
                Span span) {
            this(targets, assignments, where, null, span);
        }
    }

    /// `expression AS name` in WITH (ClickHouse): a name for a value.
    record NamedExpression(Identifier name, Expression expression, Span span)
            implements QueryPart {}

    /// One WHEN of a MERGE.
    ///
    /// @param assignments what UPDATE sets
    /// @param deletes which of the rows updated are deleted then (Oracle's `DELETE WHERE …`)
    /// @param columns the columns that INSERT names
    /// @param values what INSERT puts into them
    /// @param everything `UPDATE SET *`, `INSERT *`, `INSERT ROW`: the columns of the source by
    ///   their names
    record MergeBranch(
            @Nullable Expression condition,
            List<Assignment> assignments,
            @Nullable Expression deletes,
            List<Identifier> columns,
            List<Expression> values,
            boolean everything,
            Span span)
            implements QueryPart {}

    /// One target of an INSERT into several tables.
    record InsertTarget(
            @Nullable Expression condition,
            Name table,
            List<Identifier> columns,
            List<Expression> values,
            Span span)
            implements QueryPart {}
}
