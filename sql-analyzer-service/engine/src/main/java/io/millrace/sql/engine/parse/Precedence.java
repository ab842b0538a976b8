package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import org.jspecify.annotations.Nullable;

/// How tightly the operators bind, loosest first (PostgreSQL manual, 4.1.6).
final class Precedence {
    static final int NONE = 0;
    static final int LOWEST = 1;
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int IS = 4;
    static final int COMPARISON = 5;

    /// BETWEEN, IN, LIKE, OVERLAPS
    static final int MATCH = 6;

    static final int OTHER = 7;
    static final int SUM = 8;
    static final int PRODUCT = 9;
    static final int POWER = 10;
    static final int AT = 11;
    static final int COLLATE = 12;
    static final int SIGN = 13;

    /// Subscripts, fields and `::`
    static final int POSTFIX = 14;

    private Precedence() {}

    /// The level of the operator at the cursor, or [#NONE] if there is none.
    static int ofInfix(Cursor cursor) {
        return switch (cursor.kind()) {
            case WORD -> ofWord(cursor);
            case OPERATOR -> ofSymbol(cursor);
            case LEFT_BRACKET, DOT -> POSTFIX;
            case QUOTED_NAME,
                    STRING,
                    NUMBER,
                    PARAMETER,
                    LEFT_PARENTHESIS,
                    RIGHT_PARENTHESIS,
                    RIGHT_BRACKET,
                    COMMA,
                    COLON,
                    SEMICOLON,
                    UNREADABLE,
                    END ->
                    NONE;
        };
    }

    private static int ofSymbol(Cursor cursor) {
        return switch (cursor.symbol()) {
            case PLUS, MINUS -> SUM;
            case STAR, SLASH, PERCENT -> PRODUCT;
            case CARET -> POWER;
            case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> COMPARISON;
            case CAST -> cursor.has(Clause.DOUBLE_COLON_CAST) ? POSTFIX : NONE;
            case ASSIGN, ARROW -> NONE;
            case OTHER -> OTHER;
        };
    }

    private static int ofWord(Cursor cursor) {
        Keyword keyword = cursor.keyword();
        if (keyword == Keyword.NOT) {
            return isMatch(cursor, cursor.keywordAt(cursor.index() + 1)) ? MATCH : NONE;
        }
        if (isMatch(cursor, keyword) || keyword == Keyword.OVERLAPS) {
            return MATCH;
        }
        if (keyword == Keyword.OR) {
            return OR;
        }
        if (keyword == Keyword.AND) {
            return AND;
        }
        if (keyword == Keyword.IS || keyword == Keyword.ISNULL || keyword == Keyword.NOTNULL) {
            return IS;
        }
        if (keyword == Keyword.COLLATE) {
            return COLLATE;
        }
        boolean zoned = cursor.is(Keyword.AT, Keyword.TIME) || cursor.is(Keyword.AT, Keyword.LOCAL);
        return zoned ? AT : NONE;
    }

    private static boolean isMatch(Cursor cursor, @Nullable Keyword keyword) {
        return keyword == Keyword.BETWEEN
                || keyword == Keyword.IN
                || keyword == Keyword.LIKE
                || keyword == Keyword.SIMILAR
                || (keyword == Keyword.ILIKE && cursor.has(Clause.ILIKE));
    }
}
