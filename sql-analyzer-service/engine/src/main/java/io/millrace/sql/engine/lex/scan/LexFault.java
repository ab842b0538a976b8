package io.millrace.sql.engine.lex.scan;

import org.jspecify.annotations.Nullable;

/// Why a stretch of text is no token.
///
/// @param message one sentence
/// @param hint what would put it right, or null
public record LexFault(String message, @Nullable String hint) {}
