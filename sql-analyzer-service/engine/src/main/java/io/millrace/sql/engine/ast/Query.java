package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole query: `[WITH …] body [ORDER BY …] [LIMIT …] [FOR …]`.
///
/// @param limits the expressions of LIMIT, OFFSET and FETCH
/// @param asides those of clauses that only some dialects have: LIMIT BY, SETTINGS, a second ORDER
///   BY and their like; they stand where ORDER BY stands
public record Query(
        QueryPart.@Nullable With with,
        QueryBody body,
        List<QueryPart.SortItem> orderBy,
        List<Expression> limits,
        List<Expression> asides,
        List<QueryPart.Locking> locking,
        Span span)
        implements Node {
    /// A query without asides.
    public Query(
            QueryPart.@Nullable With with,
            QueryBody body,
            List<QueryPart.SortItem> orderBy,
            List<Expression> limits,
            List<QueryPart.Locking> locking,
            Span span) {
        this(with, body, orderBy, limits, List.of(), locking, span);
    }
}
