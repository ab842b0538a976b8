package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.LooseParser;
import io.millrace.sql.engine.parse.cursor.OpaqueStatements;
import io.millrace.sql.engine.parse.expression.ExpressionParser;
import io.millrace.sql.engine.parse.name.NameParser;
import io.millrace.sql.engine.parse.query.QueryParser;
import io.millrace.sql.engine.parse.query.QueryParsers;

/// The parsers of definitions of one statement, which call each other through this.
public final class DefinitionParsers {
    private final NameParser names;
    private final ExpressionParser expressions;
    private final QueryParser queries;
    private final LooseParser loose;
    private final OpaqueStatements opaque;
    private final TableParser tables;
    private final ObjectParser objects;
    private final AlterationParser alterations;
    private final DefinitionParser definitions;
    private final SessionParser sessions;

    public DefinitionParsers(Cursor cursor, QueryParsers below) {
        this.names = below.names();
        this.expressions = below.expressions();
        this.queries = below.queries();
        this.loose = below.loose();
        this.opaque = below.opaque();
        this.tables = new TableParser(cursor, this);
        this.objects = new ObjectParser(cursor, this);
        this.alterations = new AlterationParser(cursor, this);
        this.definitions = new DefinitionParser(cursor, this);
        this.sessions = new SessionParser(cursor, this);
    }

    NameParser names() {
        return names;
    }

    ExpressionParser expressions() {
        return expressions;
    }

    QueryParser queries() {
        return queries;
    }

    LooseParser loose() {
        return loose;
    }

    OpaqueStatements opaque() {
        return opaque;
    }

    TableParser tables() {
        return tables;
    }

    ObjectParser objects() {
        return objects;
    }

    AlterationParser alterations() {
        return alterations;
    }

    public SessionParser sessions() {
        return sessions;
    }

    public DefinitionParser definitions() {
        return definitions;
    }
}
