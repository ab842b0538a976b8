package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.Locale;

/// Names of data types, with everything that may follow them.
public final class TypeParser {
    /// What a type takes of the stack.
    private static final int COST = 8;

    private final Cursor cursor;
    private final NameParser names;
    private final TypeSuffixes suffixes;
    private final TypeArguments inside;

    /// Whether the first half of a `>>` has been taken.
    private boolean halfClosed;

    TypeParser(Cursor cursor, NameParser names) {
        this.cursor = cursor;
        this.names = names;
        this.suffixes = new TypeSuffixes(cursor, names);
        this.inside = new TypeArguments(cursor, names, this);
    }

    /// `ARRAY<INT64>` before brackets that hold items.
    public void constructor() {
        cursor.enter(COST);
        words();
        cursor.leave(COST);
    }

    /// `[schema.]type [(arguments)] [<types>] [WITH TIME ZONE] [[]…]`
    public TypeName type() {
        int start = cursor.index();
        cursor.enter(COST);
        String name = words();
        while (cursor.accept(TokenKind.LEFT_BRACKET)) {
            cursor.accept(TokenKind.NUMBER);
            cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        }
        if (cursor.accept(Keyword.ARRAY) && cursor.accept(TokenKind.LEFT_BRACKET)) {
            cursor.expect(TokenKind.NUMBER, "a number");
            cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        }
        cursor.leave(COST);
        return new TypeName(name, cursor.spanFrom(start));
    }

    private String words() {
        Keyword first = cursor.keyword();
        boolean collects =
                (first == Keyword.ARRAY || first == Keyword.SET)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_BRACKET
                        && cursor.has(Clause.TIMESERIES);
        if (collects) {
            String kind = names.label("the name of a type").text();
            cursor.advance();
            type();
            if (cursor.accept(TokenKind.COMMA)) {
                cursor.expect(TokenKind.NUMBER, "a number");
            }
            cursor.expect(TokenKind.RIGHT_BRACKET, "]");
            return kind;
        }
        if (((first == Keyword.SET || first == Keyword.UNION)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS)
                || first == Keyword.TABLE) {
            names.label("the name of a type");
            arguments();
            return "set";
        }
        Identifier last =
                cursor.is(TokenKind.STRING) ? names.stringAsName("the name of a type") : word();
        while (cursor.accept(TokenKind.DOT)) {
            last = names.label("the name of a type");
        }
        if (first == Keyword.DOUBLE) {
            cursor.accept(Keyword.PRECISION);
        }
        if (cursor.has(Clause.OBJECT_CONDITIONS)
                && last.text().equalsIgnoreCase("REF")
                && names.startsName()) {
            last = names.label("the name of a type");
            while (cursor.accept(TokenKind.DOT)) {
                last = names.label("the name of a type");
            }
        }
        if (last.text().equalsIgnoreCase("LONG") && !cursor.acceptWord("RAW")) {
            cursor.acceptWord("VARCHAR");
        }
        cursor.acceptWord("LARGE");
        cursor.accept(Keyword.VARYING);
        if (first == Keyword.INTERVAL) {
            intervalFields();
        } else if (isGeneric()) {
            generics();
        } else {
            arguments();
        }
        if (cursor.has(Clause.DML_PRIORITY)
                && last.text().toLowerCase(Locale.ROOT).endsWith("signed")) {
            suffixes.integer();
        }
        suffixes.after(first);
        return last.text();
    }

    /// A word that may be a function may be a type.
    private Identifier word() {
        if (first() && cursor.kindAt(cursor.index()) == TokenKind.WORD) {
            return names.label("the name of a type");
        }
        return names.column("the name of a type");
    }

    private boolean first() {
        Keyword keyword = cursor.keyword();
        return keyword != null && cursor.dialect().allowsAsFunction(keyword);
    }

    private boolean isGeneric() {
        return cursor.is(Symbol.LESS) && cursor.has(Clause.ANGLE_TYPES);
    }

    /// `<INT>`, `<a: INT, b STRING NOT NULL COMMENT 'x'>`
    private void generics() {
        cursor.advance();
        if (cursor.is(Symbol.GREATER)) {
            cursor.advance();
            return;
        }
        do {
            field();
        } while (cursor.accept(TokenKind.COMMA));
        close();
    }

    private void field() {
        boolean named = cursor.is(TokenKind.WORD) || cursor.is(TokenKind.QUOTED_NAME);
        int next = cursor.index() + 1;
        if (named && (cursor.kindAt(next) == TokenKind.COLON || startsType(next))) {
            names.label("a field");
            cursor.accept(TokenKind.COLON);
        }
        type();
        if (cursor.accept(Keyword.NOT)) {
            cursor.expect(Keyword.NULL);
        }
        if (cursor.accept(Keyword.COMMENT)) {
            cursor.expect(TokenKind.STRING, "a comment");
        }
        if (cursor.accept(Keyword.OPTIONS)) {
            cursor.skipGroup();
        }
    }

    /// Whether a type stands there that is a word, if only one that names a function elsewhere.
    private boolean startsType(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return names.canBeName(token)
                || (keyword != null && cursor.dialect().allowsAsFunction(keyword));
    }

    private void close() {
        if (cursor.is(Symbol.SHIFT_RIGHT)) {
            if (halfClosed) {
                cursor.advance();
            }
            halfClosed = !halfClosed;
        } else if (!cursor.accept(Symbol.GREATER)) {
            throw cursor.unexpected(", or >");
        }
    }

    /// `(1, 2)` after a type, if it stands there; types in it for `Array(Nullable(String))`.
    public void arguments() {
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return;
        }
        cursor.enter(COST);
        cursor.advance();
        if (!cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            do {
                inside.argument();
            } while (cursor.accept(TokenKind.COMMA));
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        }
        cursor.leave(COST);
    }

    /// `YEAR TO MONTH`, `SECOND (3)` after an interval, if it stands there.
    public void intervalFields() {
        if (intervalField()) {
            arguments();
            if (cursor.accept(Keyword.TO) && !intervalField()) {
                throw cursor.unexpected("a field of the interval");
            }
        }
        arguments();
    }

    private boolean intervalField() {
        Keyword keyword = cursor.keyword();
        boolean field = keyword != null && TimeUnits.isField(keyword);
        if (field) {
            cursor.advance();
        }
        return field;
    }
}
