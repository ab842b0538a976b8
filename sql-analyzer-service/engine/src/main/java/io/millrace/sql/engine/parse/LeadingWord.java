package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.result.StatementKind;

/// What a statement that cannot be read was probably meant to be.
final class LeadingWord {
    private LeadingWord() {}

    static StatementKind kind(Cursor cursor) {
        int at = cursor.index();
        while (cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS) {
            at++;
        }
        Keyword keyword = cursor.keywordAt(at);
        if (keyword == null) {
            return StatementKind.OTHER;
        }
        return switch (keyword) {
            case SELECT, WITH, VALUES, TABLE, FROM -> StatementKind.SELECT;
            case INSERT, REPLACE -> StatementKind.INSERT;
            case UPDATE -> StatementKind.UPDATE;
            case DELETE -> StatementKind.DELETE;
            case MERGE -> StatementKind.MERGE;
            case CREATE -> created(cursor, at);
            case ALTER, DROP, TRUNCATE, RENAME -> StatementKind.DDL;
            default -> StatementKind.OTHER;
        };
    }

    private static StatementKind created(Cursor cursor, int at) {
        for (int i = at + 1; i < at + 8; i++) {
            if (cursor.keywordAt(i) == Keyword.VIEW) {
                return StatementKind.CREATE_VIEW;
            }
            if (cursor.keywordAt(i) == Keyword.AS) {
                return StatementKind.CREATE_TABLE_AS;
            }
        }
        return StatementKind.DDL;
    }
}
