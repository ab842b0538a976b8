package io.millrace.sql.engine.resolve.write;

import io.millrace.sql.engine.lineage.ColumnNode;
import io.millrace.sql.engine.resolve.name.Summary;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.column.ColumnName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement whose names have been resolved, before its lineage is read from the graph.
public record Resolved(StatementKind kind, List<Column> columns, Summary summary) {

    /// @param name null if the output has none
    /// @param target the column it is written to, if it is
    public record Column(@Nullable String name, ColumnNode node, @Nullable ColumnName target) {}
}
