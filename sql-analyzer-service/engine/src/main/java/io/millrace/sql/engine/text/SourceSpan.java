package io.millrace.sql.engine.text;

/// A stretch of the script as a reader sees it.
///
/// @param start the first character
/// @param end the place just after the last character (exclusive)
public record SourceSpan(Position start, Position end) {}
