package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;
import org.jspecify.annotations.Nullable;

/// One item of a select list; a star is an item whose expression is a [Expression.Star].
public record SelectItem(Expression expression, @Nullable Identifier alias, Span span)
        implements Node {}
