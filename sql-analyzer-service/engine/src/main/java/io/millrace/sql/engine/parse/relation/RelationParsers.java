package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.parse.call.CallParser;
import io.millrace.sql.engine.parse.call.WindowParser;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Queries;
import io.millrace.sql.engine.parse.expression.ExpressionParser;
import io.millrace.sql.engine.parse.expression.ExpressionParsers;
import io.millrace.sql.engine.parse.name.AliasParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.name.TypeParser;

/// The parsers of relations of one statement, which call each other through this.
public final class RelationParsers {
    private final NameParser names;
    private final TypeParser types;
    private final AliasParser aliases;
    private final Queries queries;
    private final ExpressionParser expressions;
    private final CallParser calls;
    private final WindowParser windows;
    private final FromParser from;
    private final NamedRelationParser named;
    private final JoinParser joins;
    private final RelationSuffixes suffixes;
    private final SampleParser samples;
    private final TableFunctionParser tableFunctions;
    private final PivotParser pivots;
    private final MatchParser matches;
    private final ValuesParser values;

    public RelationParsers(Cursor cursor, ExpressionParsers below) {
        this.names = below.names();
        this.types = below.types();
        this.aliases = below.aliases();
        this.queries = below.queries();
        this.expressions = below.expressions();
        this.calls = below.calls();
        this.windows = below.windows();
        this.from = new FromParser(cursor, this);
        this.named = new NamedRelationParser(cursor, this);
        this.joins = new JoinParser(cursor, this);
        this.suffixes = new RelationSuffixes(cursor, this);
        this.samples = new SampleParser(cursor, this);
        this.tableFunctions = new TableFunctionParser(cursor, this);
        this.pivots = new PivotParser(cursor, this);
        this.matches = new MatchParser(cursor, this);
        this.values = new ValuesParser(cursor, this);
    }

    NameParser names() {
        return names;
    }

    TypeParser types() {
        return types;
    }

    AliasParser aliases() {
        return aliases;
    }

    Queries queries() {
        return queries;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    CallParser calls() {
        return calls;
    }

    WindowParser windows() {
        return windows;
    }

    NamedRelationParser named() {
        return named;
    }

    public FromParser from() {
        return from;
    }

    public JoinParser joins() {
        return joins;
    }

    public RelationSuffixes suffixes() {
        return suffixes;
    }

    public SampleParser samples() {
        return samples;
    }

    TableFunctionParser tableFunctions() {
        return tableFunctions;
    }

    public PivotParser pivots() {
        return pivots;
    }

    MatchParser matches() {
        return matches;
    }

    public ValuesParser values() {
        return values;
    }
}
