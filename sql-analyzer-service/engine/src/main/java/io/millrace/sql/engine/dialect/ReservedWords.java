package io.millrace.sql.engine.dialect;

import java.util.Set;

/// Which keywords may not stand for a name, and where.
///
/// @param reserved may never be a name unquoted
/// @param functionsOnly may name a function, but no column and no table
/// @param labelsWithAs may name an output column only after `AS`
public record ReservedWords(
        Set<Keyword> reserved, Set<Keyword> functionsOnly, Set<Keyword> labelsWithAs) {
    public ReservedWords {
        reserved = Set.copyOf(reserved);
        functionsOnly = Set.copyOf(functionsOnly);
        labelsWithAs = Set.copyOf(labelsWithAs);
    }
}
