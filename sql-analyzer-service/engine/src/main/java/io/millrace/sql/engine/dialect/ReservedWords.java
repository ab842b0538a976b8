package io.millrace.sql.engine.dialect;

import java.util.EnumSet;
import java.util.Set;

/// Which keywords may not stand for a name, and where.
///
/// @param reserved may never be a name unquoted
/// @param functionsOnly may name a function, but no column and no table
/// @param labelsWithAs may name an output column only after `AS`
/// @param aliasesWithAs may name a relation only after `AS`
public record ReservedWords(
        Set<Keyword> reserved,
        Set<Keyword> functionsOnly,
        Set<Keyword> labelsWithAs,
        Set<Keyword> aliasesWithAs) {

    public ReservedWords {
        reserved = ConstantSet.of(reserved);
        functionsOnly = ConstantSet.of(functionsOnly);
        labelsWithAs = ConstantSet.of(labelsWithAs);
        aliasesWithAs = ConstantSet.of(aliasesWithAs);
    }

    /// The keywords of a list with blanks between them.
    public static EnumSet<Keyword> words(String list) {
        EnumSet<Keyword> words = EnumSet.noneOf(Keyword.class);
        for (String word : list.trim().split("\\s+", -1)) {
            words.add(Keyword.valueOf(word));
        }
        return words;
    }
}
