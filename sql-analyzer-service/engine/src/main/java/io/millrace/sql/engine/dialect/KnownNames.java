package io.millrace.sql.engine.dialect;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The names a dialect gives a meaning, as far as lineage has to know. All are in lower case.
///
/// @param aggregates functions that make one value of many rows
/// @param withoutParentheses keywords that are calls by themselves, as `CURRENT_DATE`
/// @param tableFunctions functions for FROM whose columns are known; an empty list means one
///   column, named like the alias or else like the function
/// @param systemColumns columns that every table has
public record KnownNames(
        Set<String> aggregates,
        Set<Keyword> withoutParentheses,
        Map<String, List<String>> tableFunctions,
        Set<String> systemColumns) {
    public KnownNames {
        aggregates = Set.copyOf(aggregates);
        withoutParentheses = ConstantSet.of(withoutParentheses);
        tableFunctions = Map.copyOf(tableFunctions);
        systemColumns = Set.copyOf(systemColumns);
    }
}
