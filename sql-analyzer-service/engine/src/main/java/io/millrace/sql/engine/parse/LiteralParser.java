package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.List;

/// Constants that begin with a word: of a type, of a point in time, of a stretch of it.
final class LiteralParser {
    private static final List<String> UNITS =
            List.of(
                    "YEARS",
                    "QUARTERS",
                    "MONTHS",
                    "WEEKS",
                    "DAYS",
                    "HOURS",
                    "MINUTES",
                    "SECONDS",
                    "MILLISECONDS",
                    "MICROSECONDS",
                    "NANOSECOND",
                    "NANOSECONDS",
                    "YEAR_MONTH",
                    "DAY_HOUR",
                    "DAY_MINUTE",
                    "DAY_SECOND",
                    "DAY_MICROSECOND",
                    "HOUR_MINUTE",
                    "HOUR_SECOND",
                    "HOUR_MICROSECOND",
                    "MINUTE_SECOND",
                    "MINUTE_MICROSECOND",
                    "SECOND_MICROSECOND",
                    "DAYOFYEAR",
                    "DAYOFWEEK",
                    "ISOWEEK",
                    "ISOYEAR",
                    "CENTURY",
                    "DECADE",
                    "DECADES",
                    "CENTURIES",
                    "MILLENNIUM",
                    "EPOCH");

    private final Cursor cursor;
    private final Parsers parsers;

    LiteralParser(Cursor cursor, Parsers parsers) {
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
                return parsers.primaries().name(start);
            }
            cursor.advance();
            cursor.advance();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (isTemporalName(start)) {
            cursor.advance();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (!isTyped(start + 1)) {
            return parsers.primaries().name(start);
        }
        parsers.types().type();
        cursor.expect(TokenKind.STRING, "a string");
        return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
    }

    private boolean isTemporal(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return keyword == Keyword.DATE
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
        if (isTyped(start + 1)) {
            cursor.advance();
            boolean precise = cursor.is(TokenKind.LEFT_PARENTHESIS);
            if (precise) {
                parsers.types().arguments();
            } else if (!cursor.is(TokenKind.STRING)) {
                parsers.types().intervalFields();
            }
            cursor.expect(TokenKind.STRING, "a string");
            fields();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (!cursor.has(Clause.INTERVAL_EXPRESSION) || !startsAmount(start + 1)) {
            return parsers.primaries().name(start);
        }
        cursor.advance();
        Expression amount = parsers.expressions().above(Precedence.SUM);
        if (cursor.is(TokenKind.WORD)) {
            unit();
            while ((cursor.is(TokenKind.NUMBER) || cursor.is(TokenKind.STRING))
                    && isUnit(cursor.index() + 1)) {
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
            case LEFT_PARENTHESIS -> isUnit(cursor.match(token) + 1);
            case WORD, QUOTED_NAME -> isUnitSomewhere(token + 1);
            default -> false;
        };
    }

    /// Whether a unit follows the operand that begins here.
    private boolean isUnitSomewhere(int token) {
        int at = token;
        int most = token + 8;
        while (at < most) {
            if (isUnit(at)) {
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
        while (isUnit(cursor.index())) {
            unit();
            boolean more =
                    (cursor.is(TokenKind.STRING) || cursor.is(TokenKind.NUMBER))
                            && isUnit(cursor.index() + 1);
            if (!more) {
                return;
            }
            cursor.advance();
        }
    }

    private void unit() {
        if (!isUnit(cursor.index())) {
            throw cursor.unexpected("a unit such as DAY");
        }
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            parsers.types().arguments();
        }
        if (cursor.is(Keyword.TO) && isUnit(cursor.index() + 1)) {
            cursor.advance();
            unit();
        }
    }

    /// Whether a token is the name of a unit of time.
    boolean isUnit(int token) {
        Keyword keyword = cursor.keywordAt(token);
        if (keyword != null) {
            return keyword == Keyword.YEAR
                    || keyword == Keyword.QUARTER
                    || keyword == Keyword.MONTH
                    || keyword == Keyword.WEEK
                    || keyword == Keyword.DAY
                    || keyword == Keyword.HOUR
                    || keyword == Keyword.MINUTE
                    || keyword == Keyword.SECOND
                    || keyword == Keyword.MILLISECOND
                    || keyword == Keyword.MICROSECOND;
        }
        if (cursor.kindAt(token) != TokenKind.WORD) {
            return false;
        }
        for (String unit : UNITS) {
            if (cursor.isWordAt(token, unit)) {
                return true;
            }
        }
        return false;
    }
}
