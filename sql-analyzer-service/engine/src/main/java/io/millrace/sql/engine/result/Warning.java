package io.millrace.sql.engine.result;

/// Something that is no error and should be known.
public record Warning(String message, int line, int column, String text) {}
