package io.millrace.sql.engine.dialect;

import java.util.HashSet;
import java.util.Set;

/// A dialect is a value: what the lexer, the parser and the resolver have to know to read one.
///
/// @param name the wire name
/// @param nameQuote the character around a quoted name
/// @param folding what becomes of unquoted names
/// @param nestsComments whether block comments nest
/// @param quotesWithDollars whether `$tag$…$tag$` is a string
/// @param prefixesStrings whether `E'…'`, `U&'…'` and their like exist
/// @param clauses the optional clauses it has
/// @param words which keywords may not be names
/// @param names functions and columns with a meaning of their own
public record Dialect(
        String name,
        char nameQuote,
        CaseFolding folding,
        boolean nestsComments,
        boolean quotesWithDollars,
        boolean prefixesStrings,
        Set<Clause> clauses,
        ReservedWords words,
        KnownNames names) {

    public Dialect {
        clauses = Set.copyOf(clauses);
    }

    public boolean has(Clause clause) {
        return clauses.contains(clause);
    }

    /// Whether a keyword can be a column or a table.
    public boolean allowsAsName(Keyword keyword) {
        return !words.reserved().contains(keyword) && !words.functionsOnly().contains(keyword);
    }

    /// Whether a keyword can be called like a function.
    public boolean allowsAsFunction(Keyword keyword) {
        return !words.reserved().contains(keyword);
    }

    /// Whether a keyword can name an output column without `AS` before it.
    public boolean allowsAsBareLabel(Keyword keyword) {
        return allowsAsName(keyword) && !words.labelsWithAs().contains(keyword);
    }

    /// The same dialect without one of its clauses.
    public Dialect without(Clause clause) {
        Set<Clause> rest = new HashSet<>(clauses);
        rest.remove(clause);
        return new Dialect(
                name,
                nameQuote,
                folding,
                nestsComments,
                quotesWithDollars,
                prefixesStrings,
                rest,
                words,
                names);
    }
}
