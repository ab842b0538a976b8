package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import org.jspecify.annotations.Nullable;

/// What IS asks of an operand: `IS NULL`, `IS NOT DISTINCT FROM x`, `IS JSON`.
final class TestParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    TestParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression test(Expression left, int start) {
        if (cursor.accept(Keyword.ISNULL)) {
            return new Expression.Test(left, "NULL", null, false, cursor.spanFrom(start));
        }
        if (cursor.accept(Keyword.NOTNULL) || cursor.accept(Keyword.NOT, Keyword.NULL)) {
            return new Expression.Test(left, "NULL", null, true, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.IS);
        boolean negated = cursor.accept(Keyword.NOT);
        if (!cursor.has(Clause.DML_PRIORITY) && cursor.accept(Keyword.DISTINCT)) {
            cursor.expect(Keyword.FROM);
            Expression other = parsers.expressions().above(Precedence.IS + 1);
            return new Expression.Test(left, "DISTINCT", other, negated, cursor.spanFrom(start));
        }
        Keyword keyword = cursor.keyword();
        boolean known =
                keyword == Keyword.NULL
                        || keyword == Keyword.TRUE
                        || keyword == Keyword.FALSE
                        || keyword == Keyword.UNKNOWN
                        || keyword == Keyword.JSON
                        || keyword == Keyword.NORMALIZED;
        if (keyword == null || !known) {
            return other(left, negated, start);
        }
        cursor.advance();
        if (keyword == Keyword.JSON) {
            jsonKind();
        }
        return new Expression.Test(left, keyword.name(), null, negated, cursor.spanFrom(start));
    }

    /// `IS JSON [VALUE | ARRAY | OBJECT | SCALAR] [WITH UNIQUE KEYS]`, `IS NFC NORMALIZED`
    private void jsonKind() {
        if (cursor.has(Clause.OBJECT_CONDITIONS)) {
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
            }
            if (!cursor.acceptWord("STRICT")) {
                cursor.acceptWord("LAX");
            }
        }
        if (!cursor.accept(Keyword.VALUE) && !cursor.accept(Keyword.ARRAY)) {
            boolean kind = cursor.acceptWord("OBJECT") || cursor.acceptWord("SCALAR");
            if (kind) {
                return;
            }
        }
        if (cursor.is(Keyword.WITH, Keyword.UNIQUE) || cursor.is(Keyword.WITHOUT, Keyword.UNIQUE)) {
            cursor.advance();
            cursor.advance();
            cursor.acceptWord("KEYS");
        }
    }

    /// Oracle's `IS A SET`, `IS OF [TYPE] (ONLY s.t, u)`
    private @Nullable Expression ofObject(Expression left, boolean negated, int start) {
        if (cursor.acceptWords("A", "SET")) {
            return new Expression.Test(left, "SET", null, negated, cursor.spanFrom(start));
        }
        if (cursor.accept(Keyword.OF)) {
            cursor.acceptWord("TYPE");
            cursor.skipGroup();
            return new Expression.Test(left, "TYPE", null, negated, cursor.spanFrom(start));
        }
        return null;
    }

    private Expression other(Expression left, boolean negated, int start) {
        if (cursor.keywordAt(cursor.index() + 1) == Keyword.NORMALIZED) {
            cursor.advance();
            cursor.advance();
            return new Expression.Test(left, "NORMALIZED", null, negated, cursor.spanFrom(start));
        }
        if (cursor.has(Clause.EMPTY_SELECT) && cursor.acceptWord("DOCUMENT")) {
            return new Expression.Test(left, "DOCUMENT", null, negated, cursor.spanFrom(start));
        }
        if (cursor.has(Clause.OBJECT_CONDITIONS)) {
            Expression found = ofObject(left, negated, start);
            if (found != null) {
                return found;
            }
        }
        boolean plain = cursor.isWord("NAN") || cursor.isWord("INFINITE") || cursor.isWord("EMPTY");
        if (plain && cursor.has(Clause.MODEL)) {
            cursor.advance();
            return new Expression.Test(left, "NAN", null, negated, cursor.spanFrom(start));
        }
        if (!cursor.has(Clause.IS_ANYTHING)) {
            throw cursor.unexpected("NULL, TRUE, FALSE, UNKNOWN, NORMALIZED or DISTINCT FROM");
        }
        Expression value = parsers.expressions().above(Precedence.IS + 1);
        return new Expression.Comparison("IS", left, value, cursor.spanFrom(start));
    }
}
