package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.query.Statements;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Whole statements: finds out by the first words which parser reads one.
final class StatementParser implements Statements {
    private final Cursor cursor;
    private final Parsers parsers;

    StatementParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The statement, up to the last token, or up to the next statement.
    Statement whole() {
        Statement statement = statement();
        boolean ends =
                cursor.atEnd()
                        || (cursor.has(Clause.UNSEPARATED_STATEMENTS)
                                && beginsStatement(cursor.keyword()));
        if (!ends) {
            throw cursor.unexpected("the end of the statement");
        }
        return statement;
    }

    /// Whether a statement of its own begins with the word.
    static boolean beginsStatement(@Nullable Keyword keyword) {
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case SELECT,
                    INSERT,
                    UPDATE,
                    DELETE,
                    MERGE,
                    CREATE,
                    ALTER,
                    DROP,
                    TRUNCATE,
                    WITH,
                    DECLARE,
                    SET,
                    EXEC,
                    EXECUTE,
                    IF,
                    WHILE,
                    BEGIN,
                    COMMIT,
                    ROLLBACK,
                    PRINT,
                    USE,
                    GRANT,
                    REVOKE,
                    DENY,
                    RETURN,
                    GOTO,
                    WAITFOR,
                    RAISERROR,
                    THROW,
                    OPEN,
                    CLOSE,
                    DEALLOCATE,
                    DBCC,
                    KILL,
                    BACKUP,
                    RESTORE,
                    CHECKPOINT,
                    REVERT,
                    SETUSER,
                    SHUTDOWN,
                    RECONFIGURE,
                    END ->
                    true;
            default -> false;
        };
    }

    private Statement statement() {
        int start = cursor.index();
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return queryOrDml(start);
        }
        return switch (keyword) {
            case CREATE, ALTER, DROP, TRUNCATE, RENAME -> parsers.definitions().definition(start);
            case DECLARE ->
                    parsers.opaque().declaresTable()
                            ? parsers.definitions().variable(start)
                            : queryOrDml(start);
            case REPLACE ->
                    cursor.has(Clause.REPLACE_DEFINITION)
                            ? parsers.definitions().definition(start)
                            : queryOrDml(start);
            case COPY, LOAD, UNLOAD, EXPORT, IMPORT ->
                    parsers.transfers().starts()
                            ? parsers.transfers().transfer(start)
                            : queryOrDml(start);
            case FROM ->
                    cursor.has(Clause.MULTI_INSERT_FROM)
                            ? parsers.inserts().fromFirst(null, start)
                            : queryOrDml(start);
            default -> queryOrDml(start);
        };
    }

    /// A query, or a statement that changes rows, with the WITH before it.
    @Override
    public Statement queryOrDml(int start) {
        passModifiers();
        QueryPart.With with = cursor.is(Keyword.WITH) ? parsers.with().with() : null;
        Keyword keyword = cursor.keyword();
        if (keyword != null) {
            Statement changing = dml(keyword, with, start);
            if (changing != null) {
                return changing;
            }
        }
        if (with != null) {
            parsers.opaque().refuse();
        }
        Query query = parsers.queries().query(with, start);
        return new Statement.Select(query, query.span());
    }

    /// Passes what stands before a change; what stands before a query, the query reads itself.
    private void passModifiers() {
        int place = cursor.index();
        parsers.modifiers().modifiers(new ArrayList<>(0), new ArrayList<>(0));
        if (cursor.is(Keyword.SELECT) || cursor.is(Keyword.WITH)) {
            cursor.seek(place);
        }
    }

    private @Nullable Statement dml(Keyword keyword, QueryPart.@Nullable With with, int start) {
        return switch (keyword) {
            case INSERT -> parsers.inserts().insert(with, start);
            case REPLACE ->
                    cursor.has(Clause.REPLACE_INTO) ? parsers.inserts().insert(with, start) : null;
            case UPDATE -> cursor.has(Clause.UPDATE) ? parsers.updates().update(with, start) : null;
            case DELETE -> cursor.has(Clause.DELETE) ? parsers.deletes().delete(with, start) : null;
            case MERGE -> cursor.has(Clause.MERGE) ? parsers.merges().merge(with, start) : null;
            case FROM ->
                    with != null && cursor.has(Clause.MULTI_INSERT_FROM)
                            ? parsers.inserts().fromFirst(with, start)
                            : null;
            default -> null;
        };
    }
}
