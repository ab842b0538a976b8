package io.millrace.sql.engine.result.column;

/// Two columns that a join equates.
public record ColumnPair(ColumnName left, ColumnName right) {}
