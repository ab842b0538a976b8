package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// What stands between SELECT and its list: DISTINCT, TOP, hints.
final class SelectOptionParser {
    private static final List<String> OPTIONS =
            List.of(
                    "HIGH_PRIORITY",
                    "SQL_SMALL_RESULT",
                    "SQL_BIG_RESULT",
                    "SQL_BUFFER_RESULT",
                    "SQL_CACHE",
                    "SQL_NO_CACHE",
                    "SQL_CALC_FOUND_ROWS",
                    "DISTINCTROW",
                    "STRAIGHT_JOIN");

    private final Cursor cursor;
    private final QueryParsers parsers;

    SelectOptionParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// DISTINCT, TOP and their like; the expressions of DISTINCT ON.
    ///
    /// @param further where the expressions of TOP go
    List<Expression> options(List<Expression> further) {
        if (!cursor.is(TokenKind.WORD)) {
            return List.of();
        }
        privacy();
        normalize();
        if (cursor.has(Clause.STRAIGHT_JOIN) && cursor.has(Clause.LATERAL_VIEW)) {
            cursor.accept(Keyword.STRAIGHT_JOIN);
        }
        words();
        List<Expression> distinctOn = distinct();
        words();
        if (cursor.is(Keyword.TOP) && cursor.has(Clause.TOP) && startsTop()) {
            top(further);
        }
        if (cursor.is(Keyword.AS) && cursor.has(Clause.SELECT_AS_STRUCT)) {
            cursor.advance();
            if (!cursor.accept(Keyword.STRUCT) && !cursor.accept(Keyword.VALUE)) {
                parsers.names().dotted("STRUCT, VALUE or a type");
            }
        }
        return distinctOn;
    }

    /// Teradata's `NORMALIZE ON MEETS OR OVERLAPS`
    private void normalize() {
        TokenKind next = cursor.kindAt(cursor.index() + 1);
        boolean said =
                cursor.isWord("NORMALIZE")
                        && next == TokenKind.WORD
                        && cursor.keywordAt(cursor.index() + 1) != Keyword.FROM
                        && cursor.has(Clause.ROWS_OF_PERIODS);
        if (!said) {
            return;
        }
        cursor.advance();
        if (cursor.accept(Keyword.ON)) {
            parsers.names().label("MEETS or OVERLAPS");
            if (cursor.accept(Keyword.OR)) {
                parsers.names().label("MEETS or OVERLAPS");
            }
        }
    }

    /// BigQuery's `WITH DIFFERENTIAL_PRIVACY OPTIONS (…)`
    private void privacy() {
        boolean said =
                cursor.is(Keyword.WITH)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.WORD
                        && cursor.has(Clause.SELECT_AS_STRUCT);
        if (said) {
            cursor.advance();
            parsers.names().label("a way to keep rows private");
            cursor.expect(Keyword.OPTIONS);
            cursor.skipGroup();
        }
    }

    /// MySQL's options, in any order.
    private void words() {
        if (!cursor.has(Clause.SELECT_OPTIONS)) {
            return;
        }
        boolean more = true;
        while (more) {
            more = false;
            for (String option : OPTIONS) {
                more |= cursor.acceptWord(option);
            }
        }
    }

    private List<Expression> distinct() {
        if (!cursor.accept(Keyword.DISTINCT)) {
            if (cursor.is(Keyword.UNIQUE) && cursor.has(Clause.OUTER_MARK)) {
                cursor.advance();
            } else if (!cursor.has(Clause.PREWHERE)) {
                cursor.accept(Keyword.ALL);
            }
            return List.of();
        }
        if (!cursor.has(Clause.DISTINCT_ON) || !cursor.accept(Keyword.ON)) {
            return List.of();
        }
        return parsers.expressions().listInParentheses();
    }

    private boolean startsTop() {
        TokenKind next = cursor.kindAt(cursor.index() + 1);
        return next == TokenKind.NUMBER
                || next == TokenKind.LEFT_PARENTHESIS
                || next == TokenKind.PARAMETER;
    }

    /// `TOP 5`, `TOP (n) PERCENT WITH TIES`
    private void top(List<Expression> further) {
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            further.addAll(parsers.expressions().listInParentheses());
        } else {
            cursor.advance();
        }
        cursor.accept(Keyword.PERCENT);
        cursor.accept(Keyword.WITH, Keyword.TIES);
    }
}
