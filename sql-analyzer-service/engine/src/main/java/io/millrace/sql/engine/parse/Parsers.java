package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.OpaqueStatements;
import io.millrace.sql.engine.parse.definition.DefinitionParser;
import io.millrace.sql.engine.parse.definition.DefinitionParsers;
import io.millrace.sql.engine.parse.definition.SessionParser;
import io.millrace.sql.engine.parse.query.QueryParser;
import io.millrace.sql.engine.parse.query.QueryParsers;
import io.millrace.sql.engine.parse.query.RequestModifierParser;
import io.millrace.sql.engine.parse.query.WithParser;
import io.millrace.sql.engine.parse.write.DeleteParser;
import io.millrace.sql.engine.parse.write.InsertParser;
import io.millrace.sql.engine.parse.write.MergeParser;
import io.millrace.sql.engine.parse.write.TransferParser;
import io.millrace.sql.engine.parse.write.UpdateParser;
import io.millrace.sql.engine.parse.write.WriteParsers;
import org.jspecify.annotations.Nullable;

/// The parsers of one statement, room by room: each room is built upon those below it.
final class Parsers {
    private final StatementParser statements;
    private final QueryParsers queries;
    private final Cursor cursor;
    private @Nullable WriteParsers writes;
    private @Nullable DefinitionParsers definitions;

    Parsers(Cursor cursor) {
        this.statements = new StatementParser(cursor, this);
        this.queries = new QueryParsers(cursor, statements);
        this.cursor = cursor;
    }

    /// Made where a statement needs them: most are queries.
    private WriteParsers writes() {
        if (writes == null) {
            writes = new WriteParsers(cursor, queries);
        }
        return writes;
    }

    private DefinitionParsers rooms() {
        if (definitions == null) {
            definitions = new DefinitionParsers(cursor, queries);
        }
        return definitions;
    }

    StatementParser statements() {
        return statements;
    }

    OpaqueStatements opaque() {
        return queries.opaque();
    }

    RequestModifierParser modifiers() {
        return queries.modifiers();
    }

    WithParser with() {
        return queries.with();
    }

    QueryParser queries() {
        return queries.queries();
    }

    InsertParser inserts() {
        return writes().inserts();
    }

    UpdateParser updates() {
        return writes().updates();
    }

    DeleteParser deletes() {
        return writes().deletes();
    }

    MergeParser merges() {
        return writes().merges();
    }

    TransferParser transfers() {
        return writes().transfers();
    }

    SessionParser sessions() {
        return rooms().sessions();
    }

    DefinitionParser definitions() {
        return rooms().definitions();
    }
}
