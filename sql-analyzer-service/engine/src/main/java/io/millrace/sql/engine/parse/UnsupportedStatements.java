package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The statements that are known by their first words but not modelled. Only these are opaque;
/// anything else that cannot be read is a parse error.
final class UnsupportedStatements {
    private static final Set<Keyword> DDL =
            EnumSet.of(
                    Keyword.ALTER,
                    Keyword.COMMENT,
                    Keyword.DROP,
                    Keyword.GRANT,
                    Keyword.IMPORT,
                    Keyword.REASSIGN,
                    Keyword.REFRESH,
                    Keyword.REINDEX,
                    Keyword.REVOKE,
                    Keyword.SECURITY,
                    Keyword.TRUNCATE);
    private static final Set<Keyword> OTHER =
            EnumSet.of(
                    Keyword.ANALYSE,
                    Keyword.ANALYZE,
                    Keyword.BEGIN,
                    Keyword.CALL,
                    Keyword.CLOSE,
                    Keyword.COMMIT,
                    Keyword.COPY,
                    Keyword.DEALLOCATE,
                    Keyword.DECLARE,
                    Keyword.DISCARD,
                    Keyword.DO,
                    Keyword.END,
                    Keyword.EXECUTE,
                    Keyword.EXPLAIN,
                    Keyword.FETCH,
                    Keyword.LISTEN,
                    Keyword.LOAD,
                    Keyword.LOCK,
                    Keyword.MOVE,
                    Keyword.NOTIFY,
                    Keyword.PREPARE,
                    Keyword.RELEASE,
                    Keyword.RESET,
                    Keyword.ROLLBACK,
                    Keyword.SAVEPOINT,
                    Keyword.SET,
                    Keyword.SHOW,
                    Keyword.START,
                    Keyword.UNLISTEN,
                    Keyword.VACUUM);

    private UnsupportedStatements() {}

    /// What a statement is by its first words, if it is one that is not modelled.
    static Optional<StatementKind> kind(Cursor cursor) {
        Keyword first = cursor.keyword();
        if (first == Keyword.CREATE) {
            return createKind(cursor);
        }
        if (first == Keyword.UPDATE) {
            return Optional.of(StatementKind.UPDATE);
        }
        if (first == Keyword.DELETE) {
            return Optional.of(StatementKind.DELETE);
        }
        if (first == Keyword.MERGE) {
            return Optional.of(StatementKind.MERGE);
        }
        if (first != null && DDL.contains(first)) {
            return Optional.of(StatementKind.DDL);
        }
        return first != null && OTHER.contains(first)
                ? Optional.of(StatementKind.OTHER)
                : Optional.empty();
    }

    /// Refuses the statement at the cursor if it is one of these.
    static void refuse(Cursor cursor) {
        if (kind(cursor).isPresent()) {
            throw fault(cursor);
        }
    }

    static SqlFault fault(Cursor cursor) {
        return new SqlFault(
                SqlErrorCode.UNSUPPORTED_STATEMENT,
                "Statements of this kind are not analysed: only SELECT, INSERT and CREATE TABLE AS"
                        + " are.",
                cursor.span(),
                null);
    }

    /// CREATE TABLE … AS is modelled; a view is known; every other CREATE is DDL.
    private static Optional<StatementKind> createKind(Cursor cursor) {
        int at = cursor.index() + 1;
        while (isModifier(cursor.keywordAt(at))) {
            at++;
        }
        Keyword what = cursor.keywordAt(at);
        if (what == Keyword.VIEW) {
            return Optional.of(StatementKind.CREATE_VIEW);
        }
        return what == Keyword.TABLE && selectsAfter(cursor, at)
                ? Optional.empty()
                : Optional.of(StatementKind.DDL);
    }

    private static boolean isModifier(@Nullable Keyword keyword) {
        return keyword == Keyword.OR
                || keyword == Keyword.REPLACE
                || keyword == Keyword.GLOBAL
                || keyword == Keyword.LOCAL
                || keyword == Keyword.TEMP
                || keyword == Keyword.TEMPORARY
                || keyword == Keyword.UNLOGGED
                || keyword == Keyword.RECURSIVE
                || keyword == Keyword.MATERIALIZED;
    }

    /// Whether an `AS` stands outside of all parentheses.
    private static boolean selectsAfter(Cursor cursor, int table) {
        int at = table;
        while (cursor.kindAt(at) != TokenKind.END) {
            if (cursor.keywordAt(at) == Keyword.AS) {
                return true;
            }
            boolean group =
                    cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS && cursor.match(at) > at;
            at = group ? cursor.match(at) + 1 : at + 1;
        }
        return false;
    }
}
