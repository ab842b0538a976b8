package io.millrace.sql.engine.dialect;

import java.util.EnumSet;
import java.util.Set;

/// A dialect is a value: what the lexer, the parser and the resolver have to know to read one.
///
/// @param name the wire name
/// @param lexis what its tokens look like
/// @param folding what becomes of unquoted names of tables and schemas
/// @param columnFolding what becomes of unquoted names of columns
/// @param clauses the optional clauses it has
/// @param words which keywords may not be names
/// @param names functions and columns with a meaning of their own
/// @param definables what statements besides queries and DML can be about
public record Dialect(
        String name,
        Lexis lexis,
        CaseFolding folding,
        CaseFolding columnFolding,
        Set<Clause> clauses,
        ReservedWords words,
        KnownNames names,
        Definables definables) {

    public Dialect {
        clauses = ConstantSet.of(clauses);
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
        return allowsAsAlias(keyword) && !words.labelsWithAs().contains(keyword);
    }

    /// Whether a keyword can name a relation without `AS` before it.
    public boolean allowsAsAlias(Keyword keyword) {
        return allowsAsName(keyword) && !words.aliasesWithAs().contains(keyword);
    }

    /// The same dialect without one of its clauses.
    public Dialect without(Clause clause) {
        Set<Clause> rest = EnumSet.copyOf(clauses);
        rest.remove(clause);
        return new Dialect(name, lexis, folding, columnFolding, rest, words, names, definables);
    }
}
