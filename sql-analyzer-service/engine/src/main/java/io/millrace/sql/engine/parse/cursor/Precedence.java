package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import org.jspecify.annotations.Nullable;

/// How tightly the operators bind, loosest first (PostgreSQL manual, 4.1.6). Other dialects put a
/// few operators elsewhere; what a statement reads and writes does not depend on it.
public final class Precedence {
    public static final int NONE = 0;
    public static final int LOWEST = 1;

    /// `c ? a : b`, `@a := b`
    public static final int CHOICE = 1;

    public static final int OR = 2;
    public static final int AND = 3;
    public static final int NOT = 4;
    public static final int IS = 5;
    public static final int COMPARISON = 6;

    /// BETWEEN, IN, LIKE, OVERLAPS
    public static final int MATCH = 7;

    public static final int OTHER = 8;
    public static final int SUM = 9;
    public static final int PRODUCT = 10;
    public static final int POWER = 11;
    public static final int AT = 12;
    public static final int COLLATE = 13;
    public static final int SIGN = 14;

    /// Subscripts, fields and `::`
    public static final int POSTFIX = 15;

    private Precedence() {}

    /// The level of the operator at the cursor, or [#NONE] if there is none.
    public static int ofInfix(Cursor cursor) {
        return switch (cursor.kind()) {
            case WORD -> ofWord(cursor);
            case OPERATOR -> ofSymbol(cursor);
            case LEFT_BRACKET -> POSTFIX;
            case DOT -> POSTFIX;
            case COLON -> cursor.has(Clause.JSON_COLON) ? POSTFIX : NONE;
            case LEFT_PARENTHESIS ->
                    isOuterMark(cursor) || FormatSuffix.starts(cursor) ? POSTFIX : NONE;
            case QUOTED_NAME,
                    STRING,
                    NUMBER,
                    PARAMETER,
                    RIGHT_PARENTHESIS,
                    RIGHT_BRACKET,
                    LEFT_BRACE,
                    RIGHT_BRACE,
                    COMMA,
                    SEMICOLON,
                    INNER_SEMICOLON,
                    UNREADABLE,
                    END ->
                    NONE;
        };
    }

    /// `(+)`
    private static boolean isOuterMark(Cursor cursor) {
        int next = cursor.index() + 1;
        return cursor.kindAt(next) == TokenKind.OPERATOR
                && cursor.symbolAt(next) == Symbol.PLUS
                && cursor.kindAt(next + 1) == TokenKind.RIGHT_PARENTHESIS
                && cursor.has(Clause.OUTER_MARK);
    }

    private static int ofSymbol(Cursor cursor) {
        return switch (cursor.symbol()) {
            case PLUS, MINUS -> SUM;
            case STAR, SLASH, PERCENT -> PRODUCT;
            case CARET -> POWER;
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    GREATER,
                    LESS_OR_EQUAL,
                    GREATER_OR_EQUAL,
                    DOUBLE_EQUAL,
                    NULL_SAFE_EQUAL,
                    NOT_LESS,
                    NOT_GREATER,
                    NOT_EQUAL_CARET ->
                    COMPARISON;
            case CAST ->
                    cursor.has(Clause.DOUBLE_COLON_CAST) || isStaticMethod(cursor) ? POSTFIX : NONE;
            case ASSIGN -> cursor.has(Clause.ASSIGNMENT_EXPRESSION) ? CHOICE : NONE;
            case DOUBLE_BAR -> cursor.has(Clause.PIPES_AS_OR) ? OR : OTHER;
            case DOUBLE_AMPERSAND -> cursor.has(Clause.PIPES_AS_OR) ? AND : OTHER;
            case QUESTION -> ofQuestion(cursor);
            case ARROW,
                    PIPE,
                    BANG,
                    PLUS_ASSIGN,
                    MINUS_ASSIGN,
                    STAR_ASSIGN,
                    SLASH_ASSIGN,
                    PERCENT_ASSIGN,
                    AMPERSAND_ASSIGN,
                    BAR_ASSIGN ->
                    cursor.dialect().lexis().has(Lexis.Trait.FREE_OPERATORS)
                                    && cursor.symbol() != Symbol.ARROW
                            ? OTHER
                            : NONE;
            case THIN_ARROW, SHIFT_RIGHT, OTHER -> OTHER;
        };
    }

    /// SQL Server's `type::Method(…)`
    private static boolean isStaticMethod(Cursor cursor) {
        return cursor.has(Clause.STATIC_METHODS)
                && cursor.kindAt(cursor.index() + 2) == TokenKind.LEFT_PARENTHESIS;
    }

    private static int ofQuestion(Cursor cursor) {
        if (cursor.has(Clause.TERNARY)) {
            return CHOICE;
        }
        return cursor.dialect().lexis().has(Lexis.Trait.FREE_OPERATORS) ? OTHER : NONE;
    }

    private static int ofWord(Cursor cursor) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            if (WordOperators.stands(cursor)) {
                return MATCH;
            }
            return isDuration(cursor) ? POSTFIX : ofPlainWord(cursor);
        }
        return switch (keyword) {
            case NOT -> ofNot(cursor);
            case GLOBAL ->
                    cursor.has(Clause.JOIN_STRICTNESS) && isIn(cursor, cursor.index() + 1)
                            ? MATCH
                            : NONE;
            case BETWEEN, IN, LIKE, SIMILAR, ILIKE, RLIKE, REGEXP, GLOB, MATCH ->
                    isMatch(cursor, keyword) ? MATCH : NONE;
            case OVERLAPS, CONTAINS -> MATCH;
            case IREGEXP, REGEXP_LIKE -> isMatch(cursor, keyword) ? MATCH : NONE;
            case EQ, NE, GE, LE, GT, LT -> cursor.has(Clause.WORD_COMPARISONS) ? COMPARISON : NONE;
            case YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, MICROSECOND ->
                    cursor.has(Clause.DURATIONS)
                                    || isInterval(cursor)
                                    || FormatSuffix.startsFields(cursor)
                            ? POSTFIX
                            : NONE;
            case MULTISET -> cursor.has(Clause.OBJECT_CONDITIONS) ? OTHER : NONE;
            case OR -> OR;
            case XOR -> cursor.has(Clause.WORD_OPERATORS) ? OR : NONE;
            case AND -> AND;
            case IS -> IS;
            case ISNULL, NOTNULL -> cursor.has(Clause.POSTFIX_NULL_TESTS) ? IS : NONE;
            case DIV, MOD -> cursor.has(Clause.WORD_OPERATORS) ? PRODUCT : NONE;
            case COLLATE -> COLLATE;
            case MEMBER ->
                    cursor.is(Keyword.MEMBER, Keyword.OF)
                                    || (cursor.has(Clause.OBJECT_CONDITIONS) && !isCalled(cursor))
                            ? MATCH
                            : NONE;
            case SOUNDS -> cursor.is(Keyword.SOUNDS, Keyword.LIKE) ? MATCH : NONE;
            case OPERATOR ->
                    cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS ? OTHER : NONE;
            case AT ->
                    cursor.is(Keyword.AT, Keyword.TIME) || cursor.is(Keyword.AT, Keyword.LOCAL)
                            ? AT
                            : NONE;
            default -> NONE;
        };
    }

    /// Operators that one dialect spells as words.
    private static int ofPlainWord(Cursor cursor) {
        if (cursor.has(Clause.OBJECT_CONDITIONS)) {
            return isLikeOrSubset(cursor, cursor.index()) ? MATCH : NONE;
        }
        return cursor.has(Clause.ISOLATION) && cursor.isWord("CONCAT") && !isCalled(cursor)
                ? OTHER
                : NONE;
    }

    /// Oracle's `LIKEC`, `SUBMULTISET OF` and their like.
    private static boolean isLikeOrSubset(Cursor cursor, int token) {
        return cursor.isWordAt(token, "LIKEC")
                || cursor.isWordAt(token, "LIKE2")
                || cursor.isWordAt(token, "LIKE4")
                || (cursor.isWordAt(token, "SUBMULTISET")
                        && cursor.keywordAt(token + 1) == Keyword.OF);
    }

    /// `(a - b) DAY TO SECOND`, `(a - b) YEAR (4) TO MONTH`
    private static boolean isInterval(Cursor cursor) {
        int next = cursor.index() + 1;
        if (cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS) {
            next = Math.max(next, cursor.match(next) + 1);
        }
        return cursor.has(Clause.OBJECT_CONDITIONS) && cursor.keywordAt(next) == Keyword.TO;
    }

    /// `DAYS` and its like.
    private static boolean isDuration(Cursor cursor) {
        return cursor.has(Clause.DURATIONS)
                && (cursor.isWord("YEARS")
                        || cursor.isWord("MONTHS")
                        || cursor.isWord("DAYS")
                        || cursor.isWord("HOURS")
                        || cursor.isWord("MINUTES")
                        || cursor.isWord("SECONDS")
                        || cursor.isWord("MICROSECONDS"));
    }

    /// Whether a parenthesis follows the word before which an operand stands.
    private static boolean isCalled(Cursor cursor) {
        return cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
    }

    /// `IN`, `NOT IN`
    private static boolean isIn(Cursor cursor, int token) {
        return cursor.keywordAt(token) == Keyword.IN
                || (cursor.keywordAt(token) == Keyword.NOT
                        && cursor.keywordAt(token + 1) == Keyword.IN);
    }

    private static int ofNot(Cursor cursor) {
        Keyword next = cursor.keywordAt(cursor.index() + 1);
        if (next == Keyword.NULL) {
            return cursor.has(Clause.POSTFIX_NULL_TESTS)
                            && (cursor.has(Clause.IS_ANYTHING)
                                    || cursor.has(Clause.FILTER_WITHOUT_WHERE))
                    ? IS
                    : NONE;
        }
        boolean spelt =
                cursor.has(Clause.OBJECT_CONDITIONS)
                        && (next == Keyword.MEMBER || isLikeOrSubset(cursor, cursor.index() + 1));
        return isMatch(cursor, next) || spelt ? MATCH : NONE;
    }

    private static boolean isMatch(Cursor cursor, @Nullable Keyword keyword) {
        if (keyword == Keyword.BETWEEN || keyword == Keyword.IN || keyword == Keyword.LIKE) {
            return true;
        }
        return (keyword == Keyword.ILIKE && cursor.has(Clause.ILIKE))
                || (keyword == Keyword.SIMILAR && cursor.has(Clause.SIMILAR))
                || ((keyword == Keyword.RLIKE
                                || keyword == Keyword.REGEXP
                                || keyword == Keyword.IREGEXP
                                || (keyword == Keyword.REGEXP_LIKE && !isCalled(cursor))
                                || keyword == Keyword.GLOB
                                || keyword == Keyword.MATCH)
                        && cursor.has(Clause.REGEXP));
    }
}
