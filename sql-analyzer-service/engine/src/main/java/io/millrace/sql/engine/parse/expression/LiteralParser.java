package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import io.millrace.sql.engine.parse.name.TimeUnits;

/// Constants that begin with a word: of a type, of a point in time, of a stretch of it.
final class LiteralParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    LiteralParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `DEFAULT`, `DEFAULT(column)`
    Expression defaultValue(int start) {
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        return new Expression.Literal(LiteralKind.DEFAULT, cursor.spanFrom(start));
    }

    /// Whether a name right before a string makes it a constant of a type.
    boolean isPrefix(Identifier word) {
        if (word.quoted()) {
            return false;
        }
        return !cursor.has(Clause.STRING_ALIAS) || word.text().startsWith("_") || isType(word);
    }

    private static boolean isType(Identifier word) {
        return word.text().regionMatches(true, 0, "timestamp", 0, 9)
                || word.text().equalsIgnoreCase("json")
                || word.text().equalsIgnoreCase("numeric")
                || word.text().equalsIgnoreCase("decimal")
                || word.text().equalsIgnoreCase("bignumeric");
    }

    /// `DATE '…'`, `TIMESTAMP WITH TIME ZONE '…'`, `CURRENT DATE`; else the word is a name.
    Expression typedOrName(int start) {
        if (cursor.is(Keyword.CURRENT)) {
            boolean special =
                    cursor.has(Clause.TEMPORAL_NAMES)
                            && (isTemporal(start + 1)
                                    || (cursor.has(Clause.DURATIONS)
                                            && cursor.kindAt(start + 1) == TokenKind.WORD
                                            && cursor.keywordAt(start + 1) != Keyword.FROM));
            if (!special) {
                return parsers.references().name(start);
            }
            cursor.advance();
            cursor.advance();
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
            }
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (isTemporalName(start)) {
            cursor.advance();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (!isTyped(start + 1)) {
            return parsers.references().name(start);
        }
        parsers.types().type();
        cursor.expect(TokenKind.STRING, "a string");
        return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
    }

    /// `RANGE<DATE> '[2020-01-01, UNBOUNDED)'`
    boolean isRange(int start) {
        return cursor.symbolAt(start + 1) == Symbol.LESS
                && isTemporal(start + 2)
                && cursor.symbolAt(start + 3) == Symbol.GREATER
                && cursor.kindAt(start + 4) == TokenKind.STRING
                && cursor.has(Clause.ANGLE_TYPES);
    }

    Expression range(int start) {
        cursor.seek(start + 5);
        return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
    }

    private boolean isTemporal(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return keyword == Keyword.DATE
                || keyword == Keyword.DATETIME
                || keyword == Keyword.TIME
                || keyword == Keyword.TIMESTAMP
                || keyword == Keyword.SCHEMA
                || keyword == Keyword.USER
                || keyword == Keyword.SERVER;
    }

    /// `DATE` alone, where it is the current date.
    private boolean isTemporalName(int token) {
        TokenKind next = cursor.kindAt(token + 1);
        return cursor.has(Clause.TEMPORAL_NAMES)
                && isTemporal(token)
                && next != TokenKind.STRING
                && next != TokenKind.LEFT_PARENTHESIS
                && next != TokenKind.DOT;
    }

    /// Whether what follows a type's first word leads to a string.
    private boolean isTyped(int afterWord) {
        int at = afterWord;
        if (cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS) {
            at = Math.max(at, cursor.match(at) + 1);
        }
        Keyword keyword = cursor.keywordAt(at);
        if (keyword == Keyword.PRECISION || keyword == Keyword.VARYING) {
            at++;
        } else if (keyword == Keyword.WITH || keyword == Keyword.WITHOUT) {
            at += 3;
        }
        return cursor.kindAt(at) == TokenKind.STRING;
    }

    /// `INTERVAL '1' DAY`, `INTERVAL 1 DAY`, `INTERVAL (n + 1) DAY`, `INTERVAL x MONTH TO YEAR`;
    /// else the word is a name.
    Expression interval(int start) {
        boolean signed =
                cursor.kindAt(start + 2) == TokenKind.STRING
                        && (cursor.symbolAt(start + 1) == Symbol.MINUS
                                || cursor.symbolAt(start + 1) == Symbol.PLUS)
                        && cursor.has(Clause.INTERVAL_STRING);
        if (signed) {
            cursor.seek(start + 3);
            parsers.types().intervalFields();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        boolean read = cursor.has(Clause.INTERVAL_STRING) || cursor.has(Clause.INTERVAL_EXPRESSION);
        if (read && isTyped(start + 1)) {
            cursor.advance();
            boolean precise = cursor.is(TokenKind.LEFT_PARENTHESIS);
            if (precise) {
                parsers.types().arguments();
            } else if (!cursor.is(TokenKind.STRING)) {
                parsers.types().intervalFields();
            }
            cursor.expect(TokenKind.STRING, "a string");
            if (!cursor.has(Clause.INTERVAL_STRING) && !TimeUnits.isUnit(cursor, cursor.index())) {
                throw cursor.unexpected("a unit such as DAY");
            }
            fields();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (!cursor.has(Clause.INTERVAL_EXPRESSION) || !startsAmount(start + 1)) {
            return parsers.references().name(start);
        }
        cursor.advance();
        Expression amount = parsers.expressions().above(Precedence.SUM);
        if (cursor.is(TokenKind.WORD) || !cursor.has(Clause.INTERVAL_STRING)) {
            unit();
            while ((cursor.is(TokenKind.NUMBER) || cursor.is(TokenKind.STRING))
                    && TimeUnits.isUnit(cursor, cursor.index() + 1)) {
                cursor.advance();
                unit();
            }
        }
        TypeName type = new TypeName("interval", cursor.spanFrom(start));
        return amount instanceof Expression.Literal
                ? new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start))
                : new Expression.Cast(amount, type, cursor.spanFrom(start));
    }

    private boolean startsAmount(int token) {
        return switch (cursor.kindAt(token)) {
            case NUMBER, PARAMETER -> true;
            case OPERATOR -> isUnitSomewhere(token + 1);
            case LEFT_PARENTHESIS -> TimeUnits.isUnit(cursor, cursor.match(token) + 1);
            case WORD, QUOTED_NAME -> isUnitSomewhere(token + 1);
            default -> false;
        };
    }

    /// Whether a unit follows the operand that begins here.
    private boolean isUnitSomewhere(int token) {
        int at = token;
        int most = token + 8;
        while (at < most) {
            if (TimeUnits.isUnit(cursor, at)) {
                return true;
            }
            TokenKind kind = cursor.kindAt(at);
            if (kind == TokenKind.LEFT_PARENTHESIS && cursor.match(at) > at) {
                at = cursor.match(at);
                most = at + 8;
            } else if (kind == TokenKind.COMMA
                    || kind == TokenKind.RIGHT_PARENTHESIS
                    || kind == TokenKind.END) {
                return false;
            }
            at++;
        }
        return false;
    }

    private void fields() {
        while (TimeUnits.isUnit(cursor, cursor.index())) {
            unit();
            boolean more =
                    (cursor.is(TokenKind.STRING) || cursor.is(TokenKind.NUMBER))
                            && TimeUnits.isUnit(cursor, cursor.index() + 1);
            if (!more) {
                return;
            }
            cursor.advance();
        }
    }

    private void unit() {
        if (!TimeUnits.isUnit(cursor, cursor.index())) {
            throw cursor.unexpected("a unit such as DAY");
        }
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            parsers.types().arguments();
        }
        if (cursor.is(Keyword.TO) && TimeUnits.isUnit(cursor, cursor.index() + 1)) {
            cursor.advance();
            unit();
        }
    }
}
