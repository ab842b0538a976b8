package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.List;

/// The operators that are more than a symbol between two operands: comparisons with their
/// quantifiers, IS, BETWEEN, IN, LIKE, AT TIME ZONE, COLLATE.
final class InfixParser {
    private final Cursor cursor;
    private final Parsers parsers;

    InfixParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression apply(Expression left, int level, int start) {
        return switch (level) {
            case Precedence.COMPARISON -> comparison(left, start);
            case Precedence.IS -> test(left, start);
            case Precedence.MATCH -> match(left, start);
            case Precedence.AT -> atTimeZone(left, start);
            case Precedence.COLLATE -> collate(left, start);
            default -> throw cursor.unexpected("an operator");
        };
    }

    private Expression comparison(Expression left, int start) {
        String operator = cursor.text();
        cursor.advance();
        if (startsQuantifier()) {
            return quantified(left, operator, start);
        }
        Expression right = parsers.expressions().above(Precedence.COMPARISON + 1);
        if (Precedence.ofInfix(cursor) == Precedence.COMPARISON) {
            throw new SqlFault(
                    SqlErrorCode.PARSE_ERROR,
                    "Comparisons cannot be chained.",
                    cursor.span(),
                    "join two comparisons with AND, or put one in parentheses");
        }
        return new Expression.Comparison(operator, left, right, cursor.spanFrom(start));
    }

    /// Whether ANY, SOME or ALL with its parenthesis follows an operator.
    boolean startsQuantifier() {
        boolean quantifier =
                cursor.is(Keyword.ANY) || cursor.is(Keyword.SOME) || cursor.is(Keyword.ALL);
        return quantifier && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
    }

    Expression quantified(Expression left, String operator, int start) {
        cursor.advance();
        Expression set = parsers.expressions().above(Precedence.POSTFIX);
        return new Expression.Quantified(left, operator, set, cursor.spanFrom(start));
    }

    private Expression test(Expression left, int start) {
        if (cursor.accept(Keyword.ISNULL)) {
            return new Expression.Test(left, "NULL", null, false, cursor.spanFrom(start));
        }
        if (cursor.accept(Keyword.NOTNULL)) {
            return new Expression.Test(left, "NULL", null, true, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.IS);
        boolean negated = cursor.accept(Keyword.NOT);
        if (cursor.accept(Keyword.DISTINCT)) {
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
                        || keyword == Keyword.NORMALIZED;
        if (keyword == null || !known) {
            throw cursor.unexpected("NULL, TRUE, FALSE, UNKNOWN, NORMALIZED or DISTINCT FROM");
        }
        cursor.advance();
        return new Expression.Test(left, keyword.name(), null, negated, cursor.spanFrom(start));
    }

    private Expression match(Expression left, int start) {
        boolean negated = cursor.accept(Keyword.NOT);
        if (cursor.accept(Keyword.BETWEEN)) {
            return between(left, negated, start);
        }
        if (cursor.accept(Keyword.IN)) {
            return in(left, negated, start);
        }
        String operator = cursor.text();
        if (cursor.accept(Keyword.OVERLAPS)) {
            Expression right = parsers.expressions().above(Precedence.MATCH + 1);
            return new Expression.Comparison(operator, left, right, cursor.spanFrom(start));
        }
        if (cursor.accept(Keyword.SIMILAR)) {
            cursor.expect(Keyword.TO);
        } else {
            cursor.advance();
        }
        if (startsQuantifier()) {
            return quantified(left, negated ? "NOT " + operator : operator, start);
        }
        Expression pattern = parsers.expressions().above(Precedence.MATCH + 1);
        Expression escape =
                cursor.accept(Keyword.ESCAPE)
                        ? parsers.expressions().above(Precedence.MATCH + 1)
                        : null;
        return new Expression.Like(left, pattern, escape, negated, cursor.spanFrom(start));
    }

    private Expression between(Expression left, boolean negated, int start) {
        if (!cursor.accept(Keyword.SYMMETRIC)) {
            cursor.accept(Keyword.ASYMMETRIC);
        }
        Expression low = parsers.expressions().above(Precedence.MATCH + 1);
        cursor.expect(Keyword.AND);
        Expression high = parsers.expressions().above(Precedence.MATCH + 1);
        return new Expression.Between(left, low, high, negated, cursor.spanFrom(start));
    }

    private Expression in(Expression left, boolean negated, int start) {
        if (parsers.expressions().startsQuery()) {
            Query query = parsers.queries().inParentheses();
            return new Expression.InQuery(left, query, negated, cursor.spanFrom(start));
        }
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> items = parsers.expressions().list();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return new Expression.InList(left, items, negated, cursor.spanFrom(start));
    }

    private Expression atTimeZone(Expression left, int start) {
        cursor.expect(Keyword.AT);
        if (cursor.accept(Keyword.LOCAL)) {
            Expression local =
                    new Expression.Literal(Expression.LiteralKind.TYPED, cursor.spanFrom(start));
            return new Expression.AtTimeZone(left, local, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.TIME);
        cursor.expect(Keyword.ZONE);
        Expression zone = parsers.expressions().above(Precedence.AT + 1);
        return new Expression.AtTimeZone(left, zone, cursor.spanFrom(start));
    }

    private Expression collate(Expression left, int start) {
        cursor.expect(Keyword.COLLATE);
        Name collation = parsers.names().dotted("a collation");
        return new Expression.Collate(left, collation, cursor.spanFrom(start));
    }
}
