package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// Expressions that a keyword of their own begins: CASE, CAST, ARRAY, EXISTS, ROW.
final class ConstructParser {
    private final Cursor cursor;
    private final Parsers parsers;

    ConstructParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression choice(int start) {
        cursor.expect(Keyword.CASE);
        Expression operand = cursor.is(Keyword.WHEN) ? null : parsers.expressions().expression();
        List<Expression.When> branches = new ArrayList<>();
        if (!cursor.is(Keyword.WHEN)) {
            throw cursor.unexpected("WHEN");
        }
        while (cursor.accept(Keyword.WHEN)) {
            Expression condition = parsers.expressions().expression();
            cursor.expect(Keyword.THEN);
            branches.add(new Expression.When(condition, parsers.expressions().expression()));
        }
        Expression otherwise =
                cursor.accept(Keyword.ELSE) ? parsers.expressions().expression() : null;
        cursor.expect(Keyword.END);
        return new Expression.Case(operand, branches, otherwise, cursor.spanFrom(start));
    }

    Expression cast(int start) {
        cursor.expect(Keyword.CAST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Expression operand = parsers.expressions().expression();
        cursor.expect(Keyword.AS);
        TypeName type = parsers.names().type();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new Expression.Cast(operand, type, cursor.spanFrom(start));
    }

    Expression array(int start) {
        if (!cursor.has(Clause.ARRAYS)) {
            throw cursor.unexpected("an expression");
        }
        cursor.expect(Keyword.ARRAY);
        if (parsers.expressions().startsQuery()) {
            return new Expression.ArrayQuery(
                    parsers.queries().inParentheses(), cursor.spanFrom(start));
        }
        return arrayItems(start);
    }

    /// `[a, b]`, also nested: `[[a], [b]]`.
    private Expression arrayItems(int start) {
        cursor.enter();
        cursor.expect(TokenKind.LEFT_BRACKET, "[");
        List<Expression> items = new ArrayList<>();
        if (!cursor.is(TokenKind.RIGHT_BRACKET)) {
            do {
                items.add(
                        cursor.is(TokenKind.LEFT_BRACKET)
                                ? arrayItems(cursor.index())
                                : parsers.expressions().expression());
            } while (cursor.accept(TokenKind.COMMA));
        }
        cursor.expect(TokenKind.RIGHT_BRACKET, ", or ]");
        cursor.leave();
        return new Expression.ArrayItems(items, cursor.spanFrom(start));
    }

    Expression exists(int start) {
        cursor.expect(Keyword.EXISTS);
        if (!parsers.expressions().startsQuery()) {
            throw cursor.unexpected("a query in parentheses");
        }
        return new Expression.Exists(parsers.queries().inParentheses(), cursor.spanFrom(start));
    }

    Expression row(int start) {
        cursor.expect(Keyword.ROW);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> items =
                cursor.is(TokenKind.RIGHT_PARENTHESIS) ? List.of() : parsers.expressions().list();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return new Expression.Row(items, cursor.spanFrom(start));
    }
}
