package io.millrace.sql.engine.parse;

/// The parsers of one statement, one per family of clauses, which call each other through this.
final class Parsers {
    private final NameParser names;
    private final ExpressionParser expressions;
    private final PrimaryParser primaries;
    private final ConstructParser constructs;
    private final CallParser calls;
    private final WindowParser windows;
    private final FromParser from;
    private final QueryParser queries;
    private final SelectParser selects;
    private final StatementParser statements;

    Parsers(Cursor cursor) {
        names = new NameParser(cursor);
        expressions = new ExpressionParser(cursor, this);
        primaries = new PrimaryParser(cursor, this);
        constructs = new ConstructParser(cursor, this);
        calls = new CallParser(cursor, this);
        windows = new WindowParser(cursor, this);
        from = new FromParser(cursor, this);
        queries = new QueryParser(cursor, this);
        selects = new SelectParser(cursor, this);
        statements = new StatementParser(cursor, this);
    }

    NameParser names() {
        return names;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    PrimaryParser primaries() {
        return primaries;
    }

    ConstructParser constructs() {
        return constructs;
    }

    CallParser calls() {
        return calls;
    }

    WindowParser windows() {
        return windows;
    }

    FromParser from() {
        return from;
    }

    QueryParser queries() {
        return queries;
    }

    SelectParser selects() {
        return selects;
    }

    StatementParser statements() {
        return statements;
    }
}
