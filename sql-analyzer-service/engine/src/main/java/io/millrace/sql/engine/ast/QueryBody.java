package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query consists of between its WITH and its ORDER BY.
public sealed interface QueryBody extends Node {

    /// @param distinctOn the expressions of DISTINCT ON
    /// @param further expressions of clauses that only some dialects have: PREWHERE, START WITH,
    ///   CONNECT BY, CLUSTER BY, LIMIT BY and their like
    record Select(
            List<Expression> distinctOn,
            List<SelectItem> items,
            QueryPart.@Nullable Into into,
            List<FromItem> from,
            @Nullable Expression where,
            List<QueryPart.Grouping> groupBy,
            @Nullable Expression having,
            List<QueryPart.NamedWindow> windows,
            @Nullable Expression qualify,
            List<Expression> further,
            Span span)
            implements QueryBody {}

    enum SetOperator {
        UNION,
        EXCEPT,
        INTERSECT
    }

    /// Two or more operands of one precedence, read from the left; `operators.get(i)` stands before
    /// operand `i + 1`.
    ///
    /// @param byName whether columns are matched by their names
    record SetOperation(
            List<QueryBody> operands, List<SetOperator> operators, boolean byName, Span span)
            implements QueryBody {}

    record Values(List<Expression.Row> rows, Span span) implements QueryBody {}

    /// `TABLE name`
    record TableCommand(FromItem.Table table, Span span) implements QueryBody {}

    /// A query in parentheses.
    record Nested(Query query, Span span) implements QueryBody {}
}
