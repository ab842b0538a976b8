package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;

/// A part of a statement as the user wrote it, with where it stands. Trees may be as high as a
/// statement is long (`x::a::b::…`), so they are walked with [Children] and a stack of one's own,
/// never by recursion.
public sealed interface Node
        permits Statement, QueryBody, Query, Expression, FromItem, SelectItem, QueryPart {
    Span span();
}
