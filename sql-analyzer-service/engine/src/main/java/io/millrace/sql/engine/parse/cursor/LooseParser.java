package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;

/// Options that say nothing of tables and columns: read for their form alone. Groups are closed,
/// commas and equals signs stand between things.
public final class LooseParser {
    private final Cursor cursor;

    public LooseParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Everything up to the end of the statement.
    public void tail() {
        while (!cursor.atEnd()) {
            step();
        }
    }

    /// One token, or one group.
    public void step() {
        if (cursor.opensGroup()) {
            cursor.skipGroup();
            return;
        }
        switch (cursor.kind()) {
            case UNREADABLE, RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE, SEMICOLON, END ->
                    throw cursor.unexpected("an option");
            case COMMA -> {
                cursor.advance();
                if (endsOrSeparates()) {
                    throw cursor.unexpected("something after the comma");
                }
            }
            case OPERATOR -> {
                boolean equals = cursor.is(Symbol.EQUAL);
                cursor.advance();
                if (equals && endsOrSeparates()) {
                    throw cursor.unexpected("a value after =");
                }
            }
            case WORD,
                    QUOTED_NAME,
                    STRING,
                    NUMBER,
                    PARAMETER,
                    DOT,
                    COLON,
                    INNER_SEMICOLON,
                    LEFT_PARENTHESIS,
                    LEFT_BRACKET,
                    LEFT_BRACE ->
                    cursor.advance();
        }
    }

    /// `IF EXISTS`, `IF NOT EXISTS`, if it stands there.
    public void ifExists() {
        if (cursor.accept(Keyword.IF)) {
            cursor.accept(Keyword.NOT);
            cursor.expect(Keyword.EXISTS);
        }
    }

    private boolean endsOrSeparates() {
        return cursor.atEnd()
                || cursor.is(TokenKind.COMMA)
                || cursor.is(TokenKind.RIGHT_PARENTHESIS)
                || cursor.is(Symbol.EQUAL);
    }
}
