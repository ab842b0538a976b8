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
/// @param firstValue what the first column of VALUES is called: a word with the number after it
public record KnownNames(
        Set<String> aggregates,
        Set<Keyword> withoutParentheses,
        Map<String, List<String>> tableFunctions,
        Set<String> systemColumns,
        String firstValue) {
    public KnownNames {
        aggregates = Set.copyOf(aggregates);
        withoutParentheses = ConstantSet.of(withoutParentheses);
        tableFunctions = Map.copyOf(tableFunctions);
        systemColumns = Set.copyOf(systemColumns);
    }

    /// What a column of VALUES is called.
    ///
    /// @param place counted from 0
    public String value(int place) {
        int last = firstValue.length() - 1;
        return firstValue.substring(0, last) + (firstValue.charAt(last) - '0' + place);
    }
}
