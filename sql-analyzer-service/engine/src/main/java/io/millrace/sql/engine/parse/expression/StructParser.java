package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// Structs, objects and maps written as their parts.
final class StructParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    StructParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `STRUCT<a INT>(1)`, `MAP {'a': 1}`, `MAP['a', 1]`; else the word is a name.
    Expression struct(int start) {
        int next = start + 1;
        if (cursor.symbolAt(next) == Symbol.LESS && cursor.has(Clause.ANGLE_TYPES)) {
            parsers.types().type();
            if (cursor.is(TokenKind.LEFT_BRACE) && cursor.has(Clause.BRACES)) {
                return braces(start);
            }
            List<Expression> items = parsers.calls().plainArguments();
            return new Expression.Composite(items, cursor.spanFrom(start));
        }
        if (cursor.kindAt(next) == TokenKind.LEFT_BRACE && cursor.has(Clause.BRACES)) {
            cursor.advance();
            return braces(start);
        }
        if (cursor.kindAt(next) == TokenKind.LEFT_BRACKET
                && cursor.is(Keyword.MAP)
                && cursor.has(Clause.ARRAYS)) {
            cursor.advance();
            cursor.advance();
            List<Expression> items = cursor.is(TokenKind.RIGHT_BRACKET) ? List.of() : entries();
            cursor.expect(TokenKind.RIGHT_BRACKET, ", or ]");
            return new Expression.Composite(items, cursor.spanFrom(start));
        }
        return parsers.references().name(start);
    }

    /// `{'a': 1, b: 2}`, `{*}`, `{d '2020-01-01'}`
    Expression braces(int start) {
        cursor.enter();
        cursor.expect(TokenKind.LEFT_BRACE, "{");
        List<Expression> items = new ArrayList<>();
        boolean escape =
                cursor.is(TokenKind.WORD)
                        && cursor.kindAt(cursor.index() + 1) != TokenKind.COLON
                        && cursor.kindAt(cursor.index() + 1) != TokenKind.DOT
                        && !cursor.isWord("fn");
        if (escape) {
            cursor.advance();
            items.add(parsers.expressions().expression());
        } else if (cursor.acceptWord("fn")) {
            items.add(parsers.expressions().expression());
        } else if (!cursor.is(TokenKind.RIGHT_BRACE)) {
            items.addAll(entries());
        }
        cursor.expect(TokenKind.RIGHT_BRACE, ", or }");
        cursor.leave();
        return new Expression.Composite(items, cursor.spanFrom(start));
    }

    private List<Expression> entries() {
        List<Expression> items = new ArrayList<>();
        do {
            if (cursor.is(TokenKind.RIGHT_BRACE) && cursor.has(Clause.TRAILING_COMMA_ANYWHERE)) {
                break;
            }
            items.addAll(entry());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    /// `key: value`; a key that is a word is a name, not a column.
    private List<Expression> entry() {
        int next = cursor.index() + 1;
        boolean named =
                (cursor.is(TokenKind.WORD)
                                || cursor.is(TokenKind.QUOTED_NAME)
                                || cursor.is(TokenKind.STRING))
                        && cursor.kindAt(next) == TokenKind.COLON;
        List<Expression> items = new ArrayList<>(2);
        if (named) {
            cursor.advance();
            cursor.advance();
        } else if (cursor.is(Symbol.STAR)) {
            return List.of(parsers.stars().star(List.of(), cursor.index()));
        } else {
            items.add(parsers.expressions().expression());
            boolean paired = cursor.accept(TokenKind.COLON) || cursor.accept(Symbol.EQUAL);
            boolean columns = items.getLast() instanceof Expression.Star;
            if (!paired && !columns && cursor.is(TokenKind.RIGHT_BRACE)) {
                throw cursor.unexpected(":");
            }
            if (!paired) {
                return items;
            }
        }
        items.add(parsers.expressions().expression());
        return items;
    }
}
