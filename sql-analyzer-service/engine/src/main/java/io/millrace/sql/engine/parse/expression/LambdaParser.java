package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
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
        if (cursor.kindAt(at + 1) == TokenKind.WORD) {
            return cursor.symbolAt(at + 2) == Symbol.THIN_ARROW
                    && cursor.has(Clause.LAMBDAS)
                    && cursor.has(Clause.JSON_COLON)
                    && parsers.names().canBeName(at + 1);
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
            if (cursor.is(TokenKind.WORD)) {
                parsers.types().type();
            }
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

    /// BigQuery's `WITH(a AS 1, b AS a + 1, a + b)`: each name is known to what follows it.
    Expression with(int start) {
        boolean called =
                cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.SELECT_AS_STRUCT);
        if (!called) {
            throw cursor.unexpected("an expression");
        }
        Identifier word = parsers.names().label("WITH");
        cursor.advance();
        List<Identifier> known = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (cursor.keywordAt(cursor.index() + 1) == Keyword.AS) {
            Identifier name = parsers.names().column("a name for the value");
            cursor.advance();
            values.add(inside(known));
            known.add(name);
            cursor.expect(TokenKind.COMMA, ",");
        }
        values.add(inside(known));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return Call.plain(new Name(List.of(word), word.span()), values, cursor.spanFrom(start));
    }

    private Expression inside(List<Identifier> known) {
        Expression value = parsers.expressions().above(Precedence.LOWEST);
        return known.isEmpty()
                ? value
                : new Expression.Lambda(List.copyOf(known), value, value.span());
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
