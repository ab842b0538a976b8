package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
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
        if (QueryParser.opensQuery(keyword)) {
            return StatementKind.SELECT;
        }
        if (keyword == Keyword.INSERT) {
            return StatementKind.INSERT;
        }
        return keyword == Keyword.CREATE ? StatementKind.CREATE_TABLE_AS : StatementKind.OTHER;
    }
}
