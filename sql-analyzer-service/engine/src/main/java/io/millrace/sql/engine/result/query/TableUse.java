package io.millrace.sql.engine.result.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One relation that a statement names.
///
/// @param table the table's, common table expression's or function's name, or the path of a file;
///   null if it has none
/// @param columns the columns used of it, in the order of their first use; `*` is all, where not
///   known
/// @param subquery what a derived table consists of, else null
public record TableUse(
        @Nullable String database,
        @Nullable String schema,
        @Nullable String table,
        @Nullable String alias,
        List<String> columns,
        TableKind kind,
        TableRole role,
        @Nullable QuerySummary subquery) {}
