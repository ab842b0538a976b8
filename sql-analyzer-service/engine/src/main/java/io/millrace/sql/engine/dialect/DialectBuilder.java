package io.millrace.sql.engine.dialect;

import io.millrace.sql.engine.dialect.Lexis.Trait;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Writes a dialect down as the difference from another.
public final class DialectBuilder {
    private final String name;
    private String nameQuotes;
    private String stringQuotes;
    private String stringPrefixes;
    private String nameStarts;
    private final EnumSet<ParameterStyle> parameters = EnumSet.noneOf(ParameterStyle.class);
    private final EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
    private CaseFolding folding;
    private CaseFolding columnFolding;
    private final EnumSet<Clause> clauses = EnumSet.noneOf(Clause.class);
    private final EnumSet<Keyword> reserved = EnumSet.noneOf(Keyword.class);
    private final EnumSet<Keyword> functionsOnly = EnumSet.noneOf(Keyword.class);
    private final EnumSet<Keyword> labelsWithAs = EnumSet.noneOf(Keyword.class);
    private final EnumSet<Keyword> aliasesWithAs = EnumSet.noneOf(Keyword.class);
    private final Set<String> aggregates = new HashSet<>();
    private final EnumSet<Keyword> withoutParentheses = EnumSet.noneOf(Keyword.class);
    private final Map<String, List<String>> tableFunctions = new HashMap<>();
    private final Set<String> systemColumns = new HashSet<>();
    private String firstValue;
    private final Set<String> plain = new HashSet<>();
    private final Set<String> opaque = new HashSet<>();
    private final Set<String> modifiers = new HashSet<>();

    private DialectBuilder(String name, Dialect base) {
        this.name = name;
        this.nameQuotes = base.lexis().nameQuotes();
        this.stringQuotes = base.lexis().stringQuotes();
        this.stringPrefixes = base.lexis().stringPrefixes();
        this.nameStarts = base.lexis().nameStarts();
        parameters.addAll(base.lexis().parameters());
        traits.addAll(base.lexis().traits());
        this.folding = base.folding();
        this.columnFolding = base.columnFolding();
        clauses.addAll(base.clauses());
        reserved.addAll(base.words().reserved());
        functionsOnly.addAll(base.words().functionsOnly());
        labelsWithAs.addAll(base.words().labelsWithAs());
        aliasesWithAs.addAll(base.words().aliasesWithAs());
        aggregates.addAll(base.names().aggregates());
        withoutParentheses.addAll(base.names().withoutParentheses());
        tableFunctions.putAll(base.names().tableFunctions());
        systemColumns.addAll(base.names().systemColumns());
        this.firstValue = base.names().firstValue();
        plain.addAll(base.definables().plain());
        opaque.addAll(base.definables().opaque());
        modifiers.addAll(base.definables().modifiers());
    }

    public static DialectBuilder dialect(String name, Dialect base) {
        return new DialectBuilder(name, base);
    }

    public DialectBuilder quotes(String forNames, String forStrings) {
        nameQuotes = forNames;
        stringQuotes = forStrings;
        return this;
    }

    /// @param letters what may stand right before a string's quote
    public DialectBuilder prefixes(String letters) {
        stringPrefixes = letters;
        return this;
    }

    public DialectBuilder nameStarts(String characters) {
        nameStarts = characters;
        return this;
    }

    public DialectBuilder parameters(ParameterStyle... styles) {
        parameters.clear();
        Collections.addAll(parameters, styles);
        return this;
    }

    public DialectBuilder with(Trait... more) {
        Collections.addAll(traits, more);
        return this;
    }

    public DialectBuilder without(Trait... fewer) {
        traits.removeAll(Set.of(fewer));
        return this;
    }

    public DialectBuilder folds(CaseFolding tables, CaseFolding columns) {
        folding = tables;
        columnFolding = columns;
        return this;
    }

    public DialectBuilder with(Clause... more) {
        Collections.addAll(clauses, more);
        return this;
    }

    public DialectBuilder without(Clause... fewer) {
        clauses.removeAll(Set.of(fewer));
        return this;
    }

    /// Words that may never be names.
    public DialectBuilder reserves(String words) {
        reserved.addAll(ReservedWords.words(words));
        return this;
    }

    /// Words that may be names, functions and aliases after all.
    public DialectBuilder frees(String words) {
        EnumSet<Keyword> free = ReservedWords.words(words);
        reserved.removeAll(free);
        functionsOnly.removeAll(free);
        labelsWithAs.removeAll(free);
        aliasesWithAs.removeAll(free);
        return this;
    }

    /// Words that may name functions, but neither columns nor tables.
    public DialectBuilder functionsOnly(String words) {
        EnumSet<Keyword> only = ReservedWords.words(words);
        reserved.removeAll(only);
        functionsOnly.addAll(only);
        return this;
    }

    /// Words that name an output column only after AS.
    public DialectBuilder labelsWithAs(String words) {
        labelsWithAs.addAll(ReservedWords.words(words));
        return this;
    }

    /// Words that are an alias only after AS.
    public DialectBuilder aliasesWithAs(String words) {
        aliasesWithAs.addAll(ReservedWords.words(words));
        return this;
    }

    public DialectBuilder aggregates(String names) {
        Collections.addAll(aggregates, names.trim().split("\\s+", -1));
        return this;
    }

    public DialectBuilder withoutParentheses(String words) {
        withoutParentheses.addAll(ReservedWords.words(words));
        return this;
    }

    public DialectBuilder tableFunction(String function, String... columns) {
        tableFunctions.put(function, List.of(columns));
        return this;
    }

    public DialectBuilder systemColumns(String... columns) {
        systemColumns.clear();
        Collections.addAll(systemColumns, columns);
        return this;
    }

    /// @param name what the first column of VALUES is called, as `column1`
    public DialectBuilder values(String name) {
        firstValue = name;
        return this;
    }

    /// Kinds of objects without rows, separated by commas.
    public DialectBuilder objects(String kinds) {
        Collections.addAll(plain, kinds.trim().split("\\s*,\\s*", -1));
        return this;
    }

    /// Kinds of objects that the base has and this dialect lacks.
    public DialectBuilder withoutObjects(String kinds) {
        Set.of(kinds.trim().split("\\s*,\\s*", -1)).forEach(plain::remove);
        return this;
    }

    /// First words of statements that are known but not modelled, separated by commas.
    public DialectBuilder opaque(String leads) {
        Collections.addAll(opaque, leads.trim().split("\\s*,\\s*", -1));
        return this;
    }

    public DialectBuilder modelled(String leads) {
        Set.of(leads.trim().split("\\s*,\\s*", -1)).forEach(opaque::remove);
        return this;
    }

    public DialectBuilder modifiers(String words) {
        Collections.addAll(modifiers, words.trim().split("\\s+", -1));
        return this;
    }

    public Dialect build() {
        return new Dialect(
                name,
                new Lexis(nameQuotes, stringQuotes, stringPrefixes, nameStarts, parameters, traits),
                folding,
                columnFolding,
                clauses,
                new ReservedWords(reserved, functionsOnly, labelsWithAs, aliasesWithAs),
                new KnownNames(
                        aggregates, withoutParentheses, tableFunctions, systemColumns, firstValue),
                new Definables(plain, opaque, modifiers));
    }
}
