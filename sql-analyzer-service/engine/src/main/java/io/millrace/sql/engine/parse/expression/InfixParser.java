package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.List;

/// The operators that are more than a symbol between two operands: comparisons with their
/// quantifiers, IS, BETWEEN, IN, LIKE, AT TIME ZONE, COLLATE, the choice `c ? a : b`.
final class InfixParser {
    /// What IN and BETWEEN take of the stack on top of their operands.
    private static final int COST = 4;

    private static final int QUERY_COST = 1;

    private final Cursor cursor;
    private final ExpressionParsers parsers;
    private final TestParser tests;

    InfixParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.tests = new TestParser(cursor, parsers);
    }

    Expression apply(Expression left, int level, int start) {
        return switch (level) {
            case Precedence.COMPARISON -> comparison(left, start);
            case Precedence.IS -> tests.test(left, start);
            case Precedence.MATCH -> match(left, start);
            case Precedence.AT -> atTimeZone(left, start);
            case Precedence.COLLATE -> collate(left, start);
            case Precedence.CHOICE -> choice(left, start);
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
        refuseChain(Precedence.COMPARISON, "Comparisons");
        return new Expression.Comparison(operator, left, right, cursor.spanFrom(start));
    }

    /// Most dialects read neither `a = b = c` nor `a LIKE b LIKE c`: the operators of these levels
    /// are not associative.
    private void refuseChain(int level, String what) {
        if (!cursor.has(Clause.CHAINED_COMPARISONS) && Precedence.ofInfix(cursor) == level) {
            throw new SqlFault(
                    SqlErrorCode.PARSE_ERROR,
                    what + " cannot be chained.",
                    cursor.span(),
                    "join two comparisons with AND, or put one in parentheses");
        }
    }

    /// Whether ANY, SOME or ALL with its parenthesis follows an operator.
    boolean startsQuantifier() {
        boolean quantifier =
                cursor.is(Keyword.ANY) || cursor.is(Keyword.SOME) || cursor.is(Keyword.ALL);
        int next = cursor.index() + 1;
        return quantifier
                && cursor.has(Clause.QUANTIFIED_COMPARISONS)
                && (cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS
                        || (cursor.keywordAt(next) == Keyword.UNNEST
                                && cursor.has(Clause.SELECT_AS_STRUCT)));
    }

    Expression quantified(Expression left, String operator, int start) {
        cursor.advance();
        Expression set = parsers.expressions().above(Precedence.POSTFIX);
        Expression escape =
                cursor.accept(Keyword.ESCAPE)
                        ? parsers.expressions().above(Precedence.MATCH + 1)
                        : null;
        return new Expression.Quantified(left, operator, set, escape, cursor.spanFrom(start));
    }

    /// `c ? a : b`, `@a := b`
    private Expression choice(Expression left, int start) {
        if (cursor.accept(Symbol.ASSIGN)) {
            Expression value = parsers.expressions().expression();
            return new Expression.Comparison(":=", left, value, cursor.spanFrom(start));
        }
        cursor.advance();
        Expression first = parsers.expressions().expression();
        cursor.expect(TokenKind.COLON, ":");
        Expression second = parsers.expressions().expression();
        return new Expression.Case(
                null, List.of(new Expression.When(left, first)), second, cursor.spanFrom(start));
    }

    /// `MEMBER [OF]`, `SUBMULTISET OF`
    private boolean acceptMember() {
        if (cursor.accept(Keyword.MEMBER) || cursor.acceptWord("SUBMULTISET")) {
            cursor.accept(Keyword.OF);
            return true;
        }
        return false;
    }

    private Expression match(Expression left, int start) {
        cursor.accept(Keyword.GLOBAL);
        boolean negated = cursor.accept(Keyword.NOT);
        if (cursor.accept(Keyword.BETWEEN)) {
            return between(left, negated, start);
        }
        if (cursor.accept(Keyword.IN)) {
            return in(left, negated, start);
        }
        boolean subset = cursor.isWord("SUBMULTISET");
        String operator = subset ? "SUBMULTISET OF" : cursor.text();
        boolean plain =
                cursor.accept(Keyword.OVERLAPS)
                        || cursor.accept(Keyword.CONTAINS)
                        || acceptMember();
        if (plain) {
            Expression right = parsers.expressions().above(Precedence.MATCH + 1);
            return new Expression.Comparison(operator, left, right, cursor.spanFrom(start));
        }
        if (cursor.acceptWords("INTERPOLATE", "PREVIOUS")) {
            cursor.expect(Keyword.VALUE);
            Expression right = parsers.expressions().above(Precedence.MATCH + 1);
            return new Expression.Comparison(
                    "INTERPOLATE PREVIOUS VALUE", left, right, cursor.spanFrom(start));
        }
        if (cursor.accept(Keyword.SIMILAR)) {
            cursor.expect(Keyword.TO);
        } else if (!cursor.accept(Keyword.SOUNDS, Keyword.LIKE)) {
            cursor.advance();
            cursor.accept(Keyword.BINARY);
        }
        if (startsQuantifier()) {
            return quantified(left, negated ? "NOT " + operator : operator, start);
        }
        Expression pattern = parsers.expressions().above(Precedence.MATCH + 1);
        Expression escape =
                cursor.accept(Keyword.ESCAPE)
                        ? parsers.expressions().above(Precedence.MATCH + 1)
                        : null;
        refuseChain(Precedence.MATCH, "Conditions of this kind");
        return new Expression.Like(left, pattern, escape, negated, cursor.spanFrom(start));
    }

    private Expression between(Expression left, boolean negated, int start) {
        if (!cursor.accept(Keyword.SYMMETRIC)) {
            cursor.accept(Keyword.ASYMMETRIC);
        }
        cursor.enter(COST);
        Expression low = parsers.expressions().above(Precedence.MATCH + 1);
        cursor.expect(Keyword.AND);
        Expression high = parsers.expressions().above(Precedence.MATCH + 1);
        cursor.leave(COST);
        refuseChain(Precedence.MATCH, "Conditions of this kind");
        return new Expression.Between(left, low, high, negated, cursor.spanFrom(start));
    }

    private Expression in(Expression left, boolean negated, int start) {
        if (parsers.expressions().startsQuery()) {
            cursor.enter(QUERY_COST);
            Query query = parsers.queries().inParentheses();
            cursor.leave(QUERY_COST);
            return new Expression.InQuery(left, query, negated, cursor.spanFrom(start));
        }
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS) && mayStandAlone()) {
            Expression set = parsers.expressions().above(Precedence.MATCH + 1);
            return new Expression.InList(left, List.of(set), negated, cursor.spanFrom(start));
        }
        cursor.enter(COST);
        List<Expression> items = parsers.expressions().listInParentheses();
        cursor.leave(COST);
        if (items.isEmpty() && !cursor.has(Clause.EMPTY_IN)) {
            throw cursor.unexpectedAt(cursor.index() - 1, "an expression");
        }
        return new Expression.InList(left, items, negated, cursor.spanFrom(start));
    }

    private boolean mayStandAlone() {
        return cursor.has(Clause.IN_WITHOUT_PARENTHESES) || cursor.is(TokenKind.PARAMETER);
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
        Name collation =
                cursor.is(TokenKind.STRING)
                        ? new Name(
                                List.of(parsers.names().stringAsName("a collation")),
                                cursor.spanFrom(cursor.index() - 1))
                        : collation();
        return new Expression.Collate(left, collation, cursor.spanFrom(start));
    }

    private Name collation() {
        if (cursor.is(Keyword.BINARY)) {
            return new Name(
                    List.of(parsers.names().label("a collation")),
                    cursor.spanFrom(cursor.index() - 1));
        }
        return parsers.names().dotted("a collation");
    }
}
