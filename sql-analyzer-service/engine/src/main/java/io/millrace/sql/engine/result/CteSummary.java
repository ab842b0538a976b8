package io.millrace.sql.engine.result;

import java.util.List;

/// One common table expression.
///
/// @param recursive whether it reads itself
/// @param columns its output columns with their sources
public record CteSummary(
        String name, boolean recursive, List<OutputColumn> columns, QuerySummary summary) {}
