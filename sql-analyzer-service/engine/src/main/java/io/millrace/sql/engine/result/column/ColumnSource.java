package io.millrace.sql.engine.result.column;

import io.millrace.sql.engine.lineage.LineageKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A column that feeds an output column.
///
/// @param table null if it could not be told
/// @param candidates the tables it may belong to; empty if it is resolved
public record ColumnSource(
        @Nullable String table,
        String column,
        LineageKind kind,
        boolean resolved,
        List<String> candidates) {}
