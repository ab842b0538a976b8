package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls of functions, with everything that may stand in and after their parentheses.
final class CallParser {
    private final Cursor cursor;
    private final Parsers parsers;

    CallParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `CURRENT_DATE`, `LOCALTIME(3)`
    Call withoutParentheses() {
        int start = cursor.index();
        Identifier word = parsers.names().label("a function");
        Name name = new Name(List.of(word), word.span());
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            return Call.plain(name, List.of(), cursor.spanFrom(start));
        }
        List<Expression> arguments =
                cursor.is(TokenKind.RIGHT_PARENTHESIS) ? List.of() : parsers.expressions().list();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return Call.plain(name, arguments, cursor.spanFrom(start));
    }

    /// The rest of a call; the cursor stands on its opening parenthesis.
    Call call(Name name, int start) {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        boolean distinct = cursor.accept(Keyword.DISTINCT);
        if (!distinct) {
            cursor.accept(Keyword.ALL);
        }
        List<Expression> arguments = new ArrayList<>();
        cursor.enter();
        if (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            arguments(name, arguments);
        }
        cursor.leave();
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        List<QueryPart.SortItem> withinGroup = withinGroup();
        Expression filter = filter();
        QueryPart.Window over = cursor.accept(Keyword.OVER) ? parsers.windows().window() : null;
        Span span = cursor.spanFrom(start);
        return new Call(name, arguments, distinct, orderBy, withinGroup, filter, over, span);
    }

    private void arguments(Name name, List<Expression> arguments) {
        if (cursor.is(Symbol.STAR)
                && cursor.kindAt(cursor.index() + 1) == TokenKind.RIGHT_PARENTHESIS) {
            cursor.advance();
            return;
        }
        boolean plain = name.parts().size() == 1 && !name.last().quoted();
        switch (plain ? name.last().text() : "") {
            case "extract" -> extract(arguments);
            case "position" -> position(arguments);
            case "trim" -> trim(arguments);
            case "substring", "overlay" -> spelled(arguments);
            default -> list(arguments);
        }
    }

    private void list(List<Expression> arguments) {
        do {
            cursor.accept(Keyword.VARIADIC);
            Symbol after = named();
            if (after == Symbol.ARROW || after == Symbol.ASSIGN) {
                cursor.advance();
                cursor.advance();
            }
            arguments.add(parsers.expressions().expression());
        } while (cursor.accept(TokenKind.COMMA));
    }

    /// The symbol after the name of a named argument (`f(a => 1)`).
    private Symbol named() {
        return parsers.names().startsName() ? cursor.symbolAt(cursor.index() + 1) : Symbol.OTHER;
    }

    /// `EXTRACT(field FROM x)`: the field is a word, not a column.
    private void extract(List<Expression> arguments) {
        if (!cursor.accept(TokenKind.STRING)) {
            parsers.names().label("a field such as YEAR");
        }
        cursor.expect(Keyword.FROM);
        arguments.add(parsers.expressions().expression());
    }

    /// `POSITION(a IN b)`
    private void position(List<Expression> arguments) {
        arguments.add(parsers.expressions().above(Precedence.MATCH + 1));
        cursor.expect(Keyword.IN);
        arguments.add(parsers.expressions().above(Precedence.MATCH + 1));
    }

    /// `TRIM([BOTH | LEADING | TRAILING] [characters] FROM x)`, `TRIM(x, characters)`
    private void trim(List<Expression> arguments) {
        if (!cursor.accept(Keyword.BOTH) && !cursor.accept(Keyword.LEADING)) {
            cursor.accept(Keyword.TRAILING);
        }
        if (!cursor.accept(Keyword.FROM)) {
            arguments.add(parsers.expressions().expression());
            if (!cursor.accept(Keyword.FROM) && !cursor.accept(TokenKind.COMMA)) {
                return;
            }
        }
        list(arguments);
    }

    /// `SUBSTRING(x FROM a FOR b)`, `OVERLAY(x PLACING y FROM a FOR b)`, or with commas.
    private void spelled(List<Expression> arguments) {
        do {
            arguments.add(parsers.expressions().expression());
        } while (cursor.accept(TokenKind.COMMA)
                || cursor.accept(Keyword.FROM)
                || cursor.accept(Keyword.FOR)
                || cursor.accept(Keyword.PLACING));
    }

    private List<QueryPart.SortItem> withinGroup() {
        if (!cursor.accept(Keyword.WITHIN)) {
            return List.of();
        }
        cursor.expect(Keyword.GROUP);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        if (!cursor.is(Keyword.ORDER)) {
            throw cursor.unexpected("ORDER BY");
        }
        List<QueryPart.SortItem> items = parsers.windows().orderBy();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return items;
    }

    private @Nullable Expression filter() {
        boolean filtered =
                cursor.has(Clause.AGGREGATE_FILTER)
                        && cursor.is(Keyword.FILTER)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        if (!filtered) {
            return null;
        }
        cursor.advance();
        cursor.advance();
        cursor.expect(Keyword.WHERE);
        Expression condition = parsers.expressions().expression();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return condition;
    }
}
