package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Expressions;
import io.millrace.sql.engine.parse.cursor.Precedence;
import io.millrace.sql.engine.parse.cursor.Queries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Expressions by precedence climbing (Pratt, "Top down operator precedence", POPL 1973).
///
/// Two things keep the stack low whatever the input: a chain of one level is read in a loop and
/// becomes one flat node, and a run of opening parentheses is read in a loop with a small stack of
/// its own, so that ten thousand of them cost no recursion.
public final class ExpressionParser implements Expressions {
    private final Cursor cursor;
    private final ExpressionParsers parsers;
    private final InfixParser infixes;
    private final PostfixParser postfixes;
    private int[] opened = new int[16];
    private int openCount;
    private int runStart = -1;
    private int runEnd = -1;
    private int firstQuery = -1;

    ExpressionParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.infixes = new InfixParser(cursor, parsers);
        this.postfixes = new PostfixParser(cursor, parsers);
    }

    @Override
    public Expression expression() {
        return above(Precedence.LOWEST);
    }

    @Override
    public List<Expression> list() {
        List<Expression> items = new ArrayList<>();
        do {
            items.add(above(Precedence.LOWEST));
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    @Override
    public List<Expression> listInParentheses() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            return List.of();
        }
        List<Expression> items = list();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return items;
    }

    @Override
    public Expression above(int minimum) {
        cursor.enter();
        int outermost = openCount;
        int level = minimum;
        while (cursor.is(TokenKind.LEFT_PARENTHESIS) && startsGroup()) {
            push(cursor.index(), level);
            cursor.advance();
            level = Precedence.LOWEST;
        }
        int start = cursor.index();
        Expression left = climb(parsers.primaries().prefixed(), level, start);
        while (openCount > outermost) {
            left = closed(left);
        }
        cursor.leave();
        return left;
    }

    private Expression closed(Expression inner) {
        int open = opened[openCount - 2];
        int level = opened[openCount - 1];
        openCount -= 2;
        Expression left = inner;
        boolean named = cursor.is(Keyword.AS) && cursor.has(Clause.ARGUMENT_ALIASES);
        if (cursor.is(TokenKind.COMMA) || named) {
            left = row(left, open);
        } else {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        }
        return climb(left, level, open);
    }

    @Override
    public boolean startsQuery() {
        int at = cursor.index();
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return false;
        }
        look(at);
        return at >= firstQuery;
    }

    private boolean startsGroup() {
        if (startsQuery()) {
            return false;
        }
        int next = cursor.index() + 1;
        return cursor.kindAt(next) != TokenKind.RIGHT_PARENTHESIS
                && !parsers.lambdas().startsLambda();
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
        if (!parsers.queries().opensQuery(end)) {
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
                && (close + 1 == outerClose || Queries.continuesQuery(cursor.keywordAt(close + 1)));
    }

    private Expression row(Expression first, int open) {
        List<Expression> items = new ArrayList<>();
        items.add(first);
        alias();
        while (cursor.accept(TokenKind.COMMA)) {
            if (cursor.is(TokenKind.RIGHT_PARENTHESIS) && endsEarly()) {
                break;
            }
            items.add(expression());
            alias();
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        if (items.size() == 1) {
            return first;
        }
        return new Expression.Row(items, cursor.spanFrom(open));
    }

    /// Whether a comma may stand before the closing parenthesis: `(1,)`.
    private boolean endsEarly() {
        return cursor.has(Clause.TRAILING_COMMA_ANYWHERE) || cursor.has(Clause.PREWHERE);
    }

    /// `(1 AS a)`, where a dialect names the parts of an expression.
    private void alias() {
        if (cursor.has(Clause.ARGUMENT_ALIASES) && cursor.accept(Keyword.AS)) {
            parsers.names().label("a name for the value");
        }
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
                        case Precedence.OR, Precedence.AND -> logical(left, level, start);
                        case Precedence.OTHER,
                                Precedence.SUM,
                                Precedence.PRODUCT,
                                Precedence.POWER ->
                                arithmetic(left, level, start);
                        case Precedence.POSTFIX -> postfixes.postfix(left, start);
                        default -> infixes.apply(left, level, start);
                    };
            level = Precedence.ofInfix(cursor);
        }
        return left;
    }

    private Expression logical(Expression left, int level, int start) {
        List<Expression> operands = new ArrayList<>();
        operands.add(left);
        while (Precedence.ofInfix(cursor) == level) {
            cursor.advance();
            operands.add(above(level + 1));
        }
        Expression.Connective connective =
                level == Precedence.OR ? Expression.Connective.OR : Expression.Connective.AND;
        return new Expression.Logical(connective, operands, cursor.spanFrom(start));
    }

    /// Oracle's `MULTISET UNION ALL` and its like
    private void multiset() {
        if (!cursor.accept(Keyword.UNION) && !cursor.accept(Keyword.INTERSECT)) {
            cursor.expect(Keyword.EXCEPT);
        }
        if (!cursor.accept(Keyword.ALL)) {
            cursor.accept(Keyword.DISTINCT);
        }
    }

    private Expression arithmetic(Expression left, int level, int start) {
        List<Expression> operands = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        operands.add(left);
        while (Precedence.ofInfix(cursor) == level) {
            int word = cursor.index();
            String operator = cursor.text();
            boolean spelled = cursor.is(Keyword.OPERATOR);
            boolean multiset = cursor.is(Keyword.MULTISET);
            cursor.advance();
            if (operator.equals(">>") && cursor.has(Clause.WORD_OPERATORS)) {
                // Spark's `>>>`
                cursor.accept(Symbol.GREATER);
            }
            if (spelled) {
                cursor.skipGroup();
            }
            if (multiset) {
                multiset();
                operator = cursor.slice(cursor.spanFrom(word));
            }
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
}
