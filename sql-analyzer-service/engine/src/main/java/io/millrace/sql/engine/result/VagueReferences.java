package io.millrace.sql.engine.result;

import java.util.List;

/// References that could not be told with certainty.
///
/// @param tables unqualified tables that are no common table expression and in no catalog
/// @param columns unqualified columns that several relations could own
public record VagueReferences(List<String> tables, List<String> columns) {
    public static final VagueReferences NONE = new VagueReferences(List.of(), List.of());
}
