package io.millrace.sql.engine.text;

/// A place in the text of a script.
///
/// @param line counted from 1; `\n`, `\r\n` and a lone `\r` each end a line
/// @param column counted from 1, in Unicode code points, so that an emoji is one column
public record Position(int line, int column) {}
