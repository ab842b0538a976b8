package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;

/// What stands between the parentheses of a type: lengths, labels, settings, types, fields.
final class TypeArguments {
    private final Cursor cursor;
    private final NameParser names;
    private final TypeParser types;

    TypeArguments(Cursor cursor, NameParser names, TypeParser types) {
        this.cursor = cursor;
        this.names = names;
        this.types = types;
    }

    void argument() {
        if (cursor.accept(Symbol.MINUS) || cursor.is(TokenKind.NUMBER)) {
            cursor.expect(TokenKind.NUMBER, "a number");
            if (!cursor.acceptWord("CHAR")
                    && !cursor.acceptWord("BYTE")
                    && !cursor.acceptWord("OCTETS")) {
                cursor.acceptWord("CODEUNITS32");
            }
        } else if (cursor.accept(TokenKind.STRING)) {
            if (cursor.accept(Symbol.EQUAL)) {
                cursor.accept(Symbol.MINUS);
                cursor.expect(TokenKind.NUMBER, "a number");
            }
        } else if (!cursor.accept(TokenKind.PARAMETER) && !cursor.accept(Symbol.STAR)) {
            if (cursor.kindAt(cursor.index() + 1) == TokenKind.DOT
                    && cursor.has(Clause.TABLE_HINTS)) {
                // `XML(schema.collection)`
                names.dotted("a collection");
                return;
            }
            if (!cursor.is(TokenKind.WORD) && !cursor.is(TokenKind.QUOTED_NAME)) {
                throw cursor.unexpected("an argument of the type");
            }
            named();
        }
    }

    /// A type, or a field's name with its type.
    private void named() {
        int next = cursor.index() + 1;
        if (cursor.kindAt(next) == TokenKind.COMMA
                || cursor.kindAt(next) == TokenKind.RIGHT_PARENTHESIS) {
            names.label("an argument of the type");
            return;
        }
        if (cursor.kindAt(next) == TokenKind.OPERATOR && cursor.symbolAt(next) == Symbol.EQUAL) {
            names.label("a setting of the type");
            cursor.advance();
            cursor.advance();
            return;
        }
        if ((names.canBeName(next)
                        && cursor.keywordAt(next) != Keyword.VARYING
                        && cursor.keywordAt(next) != Keyword.PRECISION)
                || cursor.kindAt(next) == TokenKind.COLON) {
            names.label("a field");
            cursor.accept(TokenKind.COLON);
        }
        types.type();
        if (cursor.accept(Keyword.NOT)) {
            cursor.expect(Keyword.NULL);
        }
    }
}
