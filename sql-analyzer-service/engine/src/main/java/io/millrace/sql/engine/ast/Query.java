package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;

import org.jspecify.annotations.Nullable;

import java.util.List;

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
