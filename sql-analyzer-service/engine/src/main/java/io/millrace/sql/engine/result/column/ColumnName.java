package io.millrace.sql.engine.result.column;

/// A column of a relation, under its resolved name.
public record ColumnName(String table, String column) {}
