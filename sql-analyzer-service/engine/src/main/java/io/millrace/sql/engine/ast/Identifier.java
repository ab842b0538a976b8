package io.millrace.sql.engine.ast;

import io.millrace.sql.engine.text.Span;

/// One name.
///
/// @param text the name as the database sees it: unquoted, unescaped, and folded unless it was
///   quoted
/// @param quoted whether it stood in quotes
public record Identifier(String text, boolean quoted, Span span) {}
