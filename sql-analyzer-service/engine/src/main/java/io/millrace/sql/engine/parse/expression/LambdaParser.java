package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// Lambdas, and the comprehensions that are lambdas in other words.
final class LambdaParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    LambdaParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `x -> …`, `(x, y) -> …`
    boolean startsLambda() {
        int at = cursor.index();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            int close = cursor.match(at);
            return close > at
                    && cursor.symbolAt(close + 1) == Symbol.THIN_ARROW
                    && cursor.has(Clause.LAMBDAS);
        }
        if (cursor.symbolAt(at + 1) != Symbol.THIN_ARROW || !cursor.has(Clause.LAMBDAS)) {
            return false;
        }
        TokenKind next = cursor.kindAt(at + 2);
        return next != TokenKind.STRING && next != TokenKind.NUMBER;
    }

    /// `x -> body`, `(x, y) -> body`
    Expression lambda(int start) {
        List<Identifier> parameters = new ArrayList<>();
        if (cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            while (!cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
                parameters.add(parsers.names().column("a parameter of the lambda"));
                if (!cursor.is(TokenKind.COMMA) && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
                    parsers.types().type();
                }
                cursor.accept(TokenKind.COMMA);
            }
        } else {
            parameters.add(parsers.names().column("a parameter of the lambda"));
        }
        cursor.advance();
        Expression body = parsers.expressions().above(Precedence.LOWEST);
        return new Expression.Lambda(parameters, body, cursor.spanFrom(start));
    }

    /// `LAMBDA x, y: body`
    Expression spelt(int start) {
        cursor.advance();
        List<Identifier> parameters = new ArrayList<>();
        do {
            parameters.add(parsers.names().column("a parameter of the lambda"));
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.COLON, ":");
        Expression body = parsers.expressions().above(Precedence.LOWEST);
        return new Expression.Lambda(parameters, body, cursor.spanFrom(start));
    }

    /// `[x + 1 FOR x IN list IF x > 0]`
    void comprehension(List<Expression> items) {
        Expression body = items.removeLast();
        cursor.expect(Keyword.FOR);
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(parsers.names().column("a name for the item"));
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(Keyword.IN);
        items.add(parsers.expressions().above(Precedence.LOWEST));
        items.add(new Expression.Lambda(names, body, body.span()));
        if (cursor.accept(Keyword.IF)) {
            Expression condition = parsers.expressions().above(Precedence.LOWEST);
            items.add(new Expression.Lambda(names, condition, condition.span()));
        }
    }
}
