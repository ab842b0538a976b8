package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Expressions;
import io.millrace.sql.engine.parse.cursor.Queries;
import io.millrace.sql.engine.parse.name.AliasParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.name.NameParsers;
import io.millrace.sql.engine.parse.name.TypeParser;

/// The parsers of calls of one statement, which call each other through this.
public final class CallParsers {
    private final NameParser names;
    private final TypeParser types;
    private final AliasParser aliases;
    private final Expressions expressions;
    private final Queries queries;
    private final StarParser stars;
    private final WindowParser windows;
    private final CallParser calls;

    public CallParsers(Cursor cursor, NameParsers below, Expressions expressions, Queries queries) {
        this.names = below.names();
        this.types = below.types();
        this.aliases = below.aliases();
        this.expressions = expressions;
        this.queries = queries;
        this.stars = new StarParser(cursor, this);
        this.windows = new WindowParser(cursor, this);
        this.calls = new CallParser(cursor, this);
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

    Expressions expressions() {
        return expressions;
    }

    Queries queries() {
        return queries;
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
}
