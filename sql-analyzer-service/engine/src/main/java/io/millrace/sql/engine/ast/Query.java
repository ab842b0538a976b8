package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole query: `[WITH …] body [ORDER BY …] [LIMIT …] [FOR …]`.
///
/// @param limits the expressions of LIMIT, OFFSET and FETCH
public record Query(
        QueryPart.@Nullable With with,
        QueryBody body,
        List<QueryPart.SortItem> orderBy,
        List<Expression> limits,
        List<QueryPart.Locking> locking,
        Span span)
        implements Node {}
