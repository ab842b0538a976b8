package io.millrace.sql.engine.result.query;

import io.millrace.sql.engine.result.column.OutputColumn;
import java.util.List;

/// One common table expression.
///
/// @param recursive whether it reads itself
/// @param columns its output columns with their sources
public record CteSummary(
        String name, boolean recursive, List<OutputColumn> columns, QuerySummary summary) {}
