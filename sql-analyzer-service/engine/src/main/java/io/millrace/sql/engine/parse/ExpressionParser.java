package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Expressions by precedence climbing (Pratt, "Top down operator precedence", POPL 1973), with
/// PostgreSQL's levels (manual, 4.1.6).
///
/// Two things keep the stack low whatever the input: a chain of one level is read in a loop and
/// becomes one flat node, and a run of opening parentheses is read in a loop with a small stack of
/// its own, so that ten thousand of them cost no recursion.
final class ExpressionParser {
    private final Cursor cursor;
    private final Parsers parsers;
    private final InfixParser infixes;
    private int[] opened = new int[16];
    private int openCount;
    private int runStart = -1;
    private int runEnd = -1;
    private int firstQuery = -1;

    ExpressionParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.infixes = new InfixParser(cursor, parsers);
    }

    Expression expression() {
        return above(Precedence.LOWEST);
    }

    /// One or more expressions, separated by commas.
    List<Expression> list() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(expression());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    /// An expression whose operators all bind at least as tightly as `minimum`.
    Expression above(int minimum) {
        cursor.enter();
        int outermost = openCount;
        int level = minimum;
        while (startsGroup()) {
            push(cursor.index(), level);
            cursor.advance();
            level = Precedence.LOWEST;
        }
        int start = cursor.index();
        Expression left = climb(parsers.primaries().prefixed(), level, start);
        while (openCount > outermost) {
            int open = opened[openCount - 2];
            level = opened[openCount - 1];
            openCount -= 2;
            if (cursor.is(TokenKind.COMMA)) {
                left = row(left, open);
            } else {
                cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            }
            left = climb(left, level, open);
        }
        cursor.leave();
        return left;
    }

    /// Whether the current token opens a query in parentheses.
    boolean startsQuery() {
        int at = cursor.index();
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return false;
        }
        look(at);
        return at >= firstQuery;
    }

    private boolean startsGroup() {
        return cursor.is(TokenKind.LEFT_PARENTHESIS) && !startsQuery();
    }

    /// Finds out, once per run of opening parentheses, which of them hold a query: the innermost if
    /// SELECT, WITH, VALUES or TABLE follows it, and each outer one whose query is followed by
    /// nothing or by what continues a query.
    private void look(int at) {
        if (at >= runStart && at < runEnd) {
            return;
        }
        int end = at;
        while (cursor.kindAt(end) == TokenKind.LEFT_PARENTHESIS) {
            end++;
        }
        runStart = at;
        runEnd = end;
        if (!QueryParser.opensQuery(cursor.keywordAt(end))) {
            firstQuery = Integer.MAX_VALUE;
            return;
        }
        int first = end - 1;
        while (first > at && continuesQuery(cursor.match(first), cursor.match(first - 1))) {
            first--;
        }
        firstQuery = first;
    }

    private boolean continuesQuery(int close, int outerClose) {
        return close >= 0
                && (close + 1 == outerClose
                        || QueryParser.continuesQuery(cursor.keywordAt(close + 1)));
    }

    private Expression row(Expression first, int open) {
        List<Expression> items = new ArrayList<>();
        items.add(first);
        while (cursor.accept(TokenKind.COMMA)) {
            items.add(expression());
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return new Expression.Row(items, cursor.spanFrom(open));
    }

    private void push(int token, int level) {
        if (openCount + 2 > opened.length) {
            opened = Arrays.copyOf(opened, opened.length * 2);
        }
        opened[openCount++] = token;
        opened[openCount++] = level;
    }

    private Expression climb(Expression first, int minimum, int start) {
        Expression left = first;
        int level = Precedence.ofInfix(cursor);
        while (level >= minimum && level > Precedence.NONE) {
            left =
                    switch (level) {
                        case Precedence.OR ->
                                logical(Expression.Connective.OR, Keyword.OR, left, level, start);
                        case Precedence.AND ->
                                logical(Expression.Connective.AND, Keyword.AND, left, level, start);
                        case Precedence.OTHER,
                                Precedence.SUM,
                                Precedence.PRODUCT,
                                Precedence.POWER ->
                                arithmetic(left, level, start);
                        case Precedence.POSTFIX -> postfix(left, start);
                        default -> infixes.apply(left, level, start);
                    };
            level = Precedence.ofInfix(cursor);
        }
        return left;
    }

    private Expression logical(
            Expression.Connective connective, Keyword word, Expression left, int level, int start) {
        List<Expression> operands = new ArrayList<>();
        operands.add(left);
        while (cursor.accept(word)) {
            operands.add(above(level + 1));
        }
        return new Expression.Logical(connective, operands, cursor.spanFrom(start));
    }

    private Expression arithmetic(Expression left, int level, int start) {
        List<Expression> operands = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        operands.add(left);
        while (Precedence.ofInfix(cursor) == level) {
            String operator = cursor.text();
            cursor.advance();
            if (infixes.startsQuantifier()) {
                Expression chain =
                        operands.size() == 1
                                ? operands.getFirst()
                                : new Expression.Arithmetic(
                                        operands, operators, cursor.spanFrom(start));
                return infixes.quantified(chain, operator, start);
            }
            operators.add(operator);
            operands.add(above(level + 1));
        }
        return new Expression.Arithmetic(operands, operators, cursor.spanFrom(start));
    }

    private Expression postfix(Expression operand, int start) {
        if (cursor.accept(Symbol.CAST)) {
            return new Expression.Cast(operand, parsers.names().type(), cursor.spanFrom(start));
        }
        if (cursor.accept(TokenKind.DOT)) {
            if (cursor.accept(Symbol.STAR)) {
                return new Expression.Field(operand, null, cursor.spanFrom(start));
            }
            return new Expression.Field(
                    operand,
                    parsers.names().label("a field after the dot"),
                    cursor.spanFrom(start));
        }
        return subscript(operand, start);
    }

    private Expression subscript(Expression operand, int start) {
        if (!cursor.has(Clause.ARRAYS)) {
            throw cursor.unexpected("an operator");
        }
        cursor.expect(TokenKind.LEFT_BRACKET, "[");
        List<Expression> indexes = new ArrayList<>();
        if (!cursor.is(TokenKind.COLON)) {
            indexes.add(expression());
        }
        if (cursor.accept(TokenKind.COLON) && !cursor.is(TokenKind.RIGHT_BRACKET)) {
            indexes.add(expression());
        }
        cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        return new Expression.Subscript(operand, indexes, cursor.spanFrom(start));
    }
}
