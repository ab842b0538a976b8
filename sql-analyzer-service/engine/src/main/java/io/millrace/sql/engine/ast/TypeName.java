package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;

/// The name of a data type as written, with its arguments and array brackets.
///
/// @param name the last part of the name alone, folded: `numeric` of `pg_catalog.numeric(10, 2)[]`
public record TypeName(String name, Span span) {}
