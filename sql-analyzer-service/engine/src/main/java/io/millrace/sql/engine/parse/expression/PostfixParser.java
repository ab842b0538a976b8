package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// What follows an operand directly: casts, fields, paths, subscripts.
final class PostfixParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    PostfixParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression postfix(Expression operand, int start) {
        return switch (cursor.kind()) {
            case DOT -> field(operand, start);
            case COLON -> path(operand, start);
            case LEFT_PARENTHESIS -> outerMark(operand, start);
            case LEFT_BRACKET -> subscript(operand, start);
            case WORD -> duration(operand, start);
            default -> cast(operand, start);
        };
    }

    /// Db2's `x DAYS`, Oracle's `x DAY TO SECOND`.
    private Expression duration(Expression operand, int start) {
        TypeName unit = new TypeName("interval", cursor.span());
        if (cursor.has(Clause.OBJECT_CONDITIONS) || cursor.has(Clause.FORMAT_SUFFIX)) {
            parsers.types().intervalFields();
        } else {
            cursor.advance();
        }
        return new Expression.Cast(operand, unit, cursor.spanFrom(start));
    }

    private Expression cast(Expression operand, int start) {
        if (!cursor.accept(Symbol.CAST)) {
            throw cursor.unexpected("an operator");
        }
        if (cursor.has(Clause.STATIC_METHODS)) {
            // `type::Method(x)`: what stands before is a type, not a column.
            int at = cursor.index();
            Identifier method = parsers.names().label("a method");
            return parsers.calls().call(new Name(List.of(method), method.span()), at);
        }
        if (cursor.is(Symbol.BANG) && cursor.has(Clause.SEVERAL_ALIASES)) {
            // Vertica's `::!`: null where the cast fails.
            cursor.advance();
        }
        return new Expression.Cast(operand, parsers.types().type(), cursor.spanFrom(start));
    }

    private Expression field(Expression operand, int start) {
        cursor.advance();
        if (cursor.accept(Symbol.STAR)) {
            return new Expression.Field(operand, null, cursor.spanFrom(start));
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) || cursor.is(TokenKind.LEFT_BRACKET)) {
            return operand;
        }
        if (cursor.has(Clause.JSON_SUBCOLUMNS)) {
            if (cursor.accept(TokenKind.COLON)) {
                return new Expression.Cast(operand, parsers.types().type(), cursor.spanFrom(start));
            }
            cursor.accept(Symbol.CARET);
        }
        Identifier field = step("a field after the dot");
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return method(operand, field, start);
        }
        return new Expression.Field(operand, field, cursor.spanFrom(start));
    }

    /// `x.f(y)`: a call whose first argument is the operand.
    private Expression method(Expression operand, Identifier name, int start) {
        List<Expression> arguments = new ArrayList<>();
        arguments.add(operand);
        arguments.addAll(parsers.expressions().listInParentheses());
        return Call.plain(new Name(List.of(name), name.span()), arguments, cursor.spanFrom(start));
    }

    /// `a:b`, `a:b.c[0]`, `a:['b']`
    private Expression path(Expression operand, int start) {
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_BRACKET)) {
            return operand;
        }
        if (cursor.accept(Symbol.STAR)) {
            return new Expression.Field(operand, null, cursor.spanFrom(start));
        }
        Identifier field = step("a field after the colon");
        return new Expression.Field(operand, field, cursor.spanFrom(start));
    }

    private Identifier step(String what) {
        if ((cursor.is(TokenKind.NUMBER) && cursor.has(Clause.TUPLE_INDEX))
                || cursor.is(TokenKind.PARAMETER)) {
            Identifier index = new Identifier(cursor.text(), false, cursor.span());
            cursor.advance();
            return index;
        }
        return cursor.is(TokenKind.STRING)
                ? parsers.names().stringAsName(what)
                : parsers.names().label(what);
    }

    private Expression outerMark(Expression operand, int start) {
        if (cursor.has(Clause.FORMAT_SUFFIX)) {
            TypeName type = new TypeName("format", cursor.span());
            cursor.skipGroup();
            return new Expression.Cast(operand, type, cursor.spanFrom(start));
        }
        cursor.skipGroup();
        return new Expression.OuterMark(operand, cursor.spanFrom(start));
    }

    private Expression subscript(Expression operand, int start) {
        if (!cursor.has(Clause.ARRAYS) && !cursor.has(Clause.BARE_ARRAYS)) {
            throw cursor.unexpected("an operator");
        }
        cursor.enter(1);
        cursor.expect(TokenKind.LEFT_BRACKET, "[");
        List<Expression> indexes = new ArrayList<>();
        boolean every = cursor.is(TokenKind.RIGHT_BRACKET) && cursor.has(Clause.JSON_SUBCOLUMNS);
        if (!every && !cursor.is(TokenKind.COLON) && !cursor.accept(Symbol.STAR)) {
            indexes.add(parsers.expressions().expression());
        }
        int colons = 0;
        while (colons < 2 && cursor.accept(TokenKind.COLON)) {
            colons++;
            if (!cursor.is(TokenKind.RIGHT_BRACKET) && !cursor.is(TokenKind.COLON)) {
                if (!acceptOpenEnd()) {
                    indexes.add(parsers.expressions().expression());
                }
            }
        }
        cursor.expect(TokenKind.RIGHT_BRACKET, "]");
        cursor.leave(1);
        return new Expression.Subscript(operand, indexes, cursor.spanFrom(start));
    }

    /// `a[1:-:2]`
    private boolean acceptOpenEnd() {
        return cursor.kindAt(cursor.index() + 1) == TokenKind.COLON && cursor.accept(Symbol.MINUS);
    }
}
