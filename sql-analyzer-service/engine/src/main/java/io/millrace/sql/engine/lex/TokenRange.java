package io.millrace.sql.engine.lex;

/// The tokens of one statement: `from` inclusive, `to` exclusive, never empty.
public record TokenRange(int from, int to) {}
