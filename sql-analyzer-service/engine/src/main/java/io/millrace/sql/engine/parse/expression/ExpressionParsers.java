package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.parse.call.CallParser;
import io.millrace.sql.engine.parse.call.CallParsers;
import io.millrace.sql.engine.parse.call.StarParser;
import io.millrace.sql.engine.parse.call.WindowParser;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Queries;
import io.millrace.sql.engine.parse.name.AliasParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.name.NameParsers;
import io.millrace.sql.engine.parse.name.TypeParser;

/// The parsers of expressions of one statement, which call each other through this.
public final class ExpressionParsers {
    private final NameParser names;
    private final TypeParser types;
    private final AliasParser aliases;
    private final Queries queries;
    private final ExpressionParser expressions;
    private final StarParser stars;
    private final WindowParser windows;
    private final CallParser calls;
    private final PrimaryParser primaries;
    private final ReferenceParser references;
    private final ConstructParser constructs;
    private final LambdaParser lambdas;
    private final StructParser structs;
    private final LiteralParser literals;

    public ExpressionParsers(Cursor cursor, NameParsers below, Queries queries) {
        this.names = below.names();
        this.types = below.types();
        this.aliases = below.aliases();
        this.queries = queries;
        this.expressions = new ExpressionParser(cursor, this);
        CallParsers inner = new CallParsers(cursor, below, expressions, queries);
        this.stars = inner.stars();
        this.windows = inner.windows();
        this.calls = inner.calls();
        this.primaries = new PrimaryParser(cursor, this);
        this.references = new ReferenceParser(cursor, this);
        this.constructs = new ConstructParser(cursor, this);
        this.lambdas = new LambdaParser(cursor, this);
        this.structs = new StructParser(cursor, this);
        this.literals = new LiteralParser(cursor, this);
    }

    public NameParser names() {
        return names;
    }

    public TypeParser types() {
        return types;
    }

    public AliasParser aliases() {
        return aliases;
    }

    public Queries queries() {
        return queries;
    }

    public ExpressionParser expressions() {
        return expressions;
    }

    public StarParser stars() {
        return stars;
    }

    public WindowParser windows() {
        return windows;
    }

    public CallParser calls() {
        return calls;
    }

    public PrimaryParser primaries() {
        return primaries;
    }

    ReferenceParser references() {
        return references;
    }

    ConstructParser constructs() {
        return constructs;
    }

    LambdaParser lambdas() {
        return lambdas;
    }

    StructParser structs() {
        return structs;
    }

    LiteralParser literals() {
        return literals;
    }
}
