package io.millrace.sql.engine.result.column;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One output column.
///
/// @param name null if it has none; `*` for the columns of a table that is not in the catalog
/// @param target the column it is written to, for statements that write
/// @param sources the columns that feed it, each once per kind
public record OutputColumn(
        @Nullable String name, @Nullable ColumnName target, List<ColumnSource> sources) {}
