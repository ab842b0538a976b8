package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names of columns, tables, functions and types.
final class NameParser {
    private static final int MOST_PARTS = 4;

    private final Cursor cursor;

    NameParser(Cursor cursor) {
        this.cursor = cursor;
    }

    /// Whether the current token can be the name of a column or a table.
    boolean startsName() {
        return canBeName(cursor.index());
    }

    boolean canBeName(int token) {
        return switch (cursor.kindAt(token)) {
            case QUOTED_NAME -> true;
            case WORD -> {
                Keyword keyword = cursor.keywordAt(token);
                yield keyword == null || cursor.dialect().allowsAsName(keyword);
            }
            case STRING,
                    NUMBER,
                    PARAMETER,
                    OPERATOR,
                    LEFT_PARENTHESIS,
                    RIGHT_PARENTHESIS,
                    LEFT_BRACKET,
                    RIGHT_BRACKET,
                    COMMA,
                    DOT,
                    COLON,
                    SEMICOLON,
                    UNREADABLE,
                    END ->
                    false;
        };
    }

    Identifier name(String what) {
        if (!startsName()) {
            throw cursor.unexpected(what);
        }
        return anyWord();
    }

    /// A name after `AS` or a dot, where every keyword will do.
    Identifier label(String what) {
        if (!cursor.is(TokenKind.WORD) && !cursor.is(TokenKind.QUOTED_NAME)) {
            throw cursor.unexpected(what);
        }
        return anyWord();
    }

    /// `a.b.c`
    Name dotted(String what) {
        int start = cursor.index();
        List<Identifier> parts = new ArrayList<>();
        parts.add(name(what));
        while (cursor.is(TokenKind.DOT)) {
            cursor.advance();
            Identifier part = label("a name after the dot");
            if (parts.size() == MOST_PARTS) {
                throw new SqlFault(
                        SqlErrorCode.PARSE_ERROR,
                        "A name has at most " + MOST_PARTS + " parts.",
                        part.span(),
                        null);
            }
            parts.add(part);
        }
        return new Name(parts, cursor.spanFrom(start));
    }

    /// `(a, b, c)`
    List<Identifier> list() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(name("a column name"));
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return names;
    }

    /// `[schema.]type [(arguments)] [WITH TIME ZONE] [[]…]`
    TypeName type() {
        int start = cursor.index();
        String name = typeWords();
        while (cursor.accept(TokenKind.LEFT_BRACKET)) {
            cursor.accept(TokenKind.NUMBER);
            cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        }
        if (cursor.accept(Keyword.ARRAY) && cursor.accept(TokenKind.LEFT_BRACKET)) {
            cursor.expect(TokenKind.NUMBER, "a number");
            cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        }
        return new TypeName(name, cursor.spanFrom(start));
    }

    /// `(1, 2)` after a type, if it stands there.
    void typeArguments() {
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            return;
        }
        do {
            if (!cursor.accept(TokenKind.NUMBER) && !cursor.accept(TokenKind.STRING)) {
                label("an argument of the type");
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
    }

    /// `YEAR TO MONTH`, `SECOND (3)` after an interval, if it stands there.
    void intervalFields() {
        if (intervalField() && cursor.accept(Keyword.TO) && !intervalField()) {
            throw cursor.unexpected("a field of the interval");
        }
        typeArguments();
    }

    private boolean intervalField() {
        Keyword keyword = cursor.keyword();
        boolean field =
                keyword == Keyword.YEAR
                        || keyword == Keyword.MONTH
                        || keyword == Keyword.DAY
                        || keyword == Keyword.HOUR
                        || keyword == Keyword.MINUTE
                        || keyword == Keyword.SECOND;
        if (field) {
            cursor.advance();
        }
        return field;
    }

    private String typeWords() {
        Keyword first = cursor.keyword();
        Identifier last = typeName();
        while (cursor.accept(TokenKind.DOT)) {
            last = label("the name of a type");
        }
        if (first == Keyword.DOUBLE) {
            cursor.accept(Keyword.PRECISION);
        }
        cursor.accept(Keyword.VARYING);
        if (first == Keyword.INTERVAL) {
            intervalFields();
        } else {
            typeArguments();
        }
        if (first == Keyword.TIME || first == Keyword.TIMESTAMP) {
            timeZone();
        }
        return last.text();
    }

    /// `WITH TIME ZONE`, `WITHOUT TIME ZONE`, if it stands there.
    void timeZone() {
        boolean zoned =
                cursor.accept(Keyword.WITH, Keyword.TIME)
                        || cursor.accept(Keyword.WITHOUT, Keyword.TIME);
        if (zoned) {
            cursor.expect(Keyword.ZONE);
        }
    }

    private Identifier typeName() {
        return name("the name of a type");
    }

    private Identifier anyWord() {
        Span span = cursor.span();
        String text = cursor.text();
        boolean quoted = cursor.is(TokenKind.QUOTED_NAME);
        if (quoted) {
            text = unquote(text, span);
        } else {
            text = cursor.dialect().folding().fold(text);
        }
        cursor.advance();
        return new Identifier(text, quoted, span);
    }

    /// The name between its quotes; a doubled quote in it is one. `U&"…"` keeps its escapes as
    /// written.
    private static String unquote(String text, Span span) {
        int open = text.charAt(0) == 'U' || text.charAt(0) == 'u' ? 2 : 0;
        String quote = text.substring(open, open + 1);
        String inner = text.substring(open + 1, text.length() - 1).replace(quote + quote, quote);
        if (inner.isEmpty()) {
            throw new SqlFault(SqlErrorCode.PARSE_ERROR, "A quoted name is empty.", span, null);
        }
        return inner;
    }

    /// The name of a keyword as an identifier, for calls that are spelt as keywords.
    @Nullable Identifier keywordAsFunction() {
        Keyword keyword = cursor.keyword();
        if (keyword == null || !cursor.dialect().allowsAsFunction(keyword)) {
            return null;
        }
        return anyWord();
    }
}
