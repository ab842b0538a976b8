package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an expression begins with: prefix operators, constants, names, calls, subqueries.
final class PrimaryParser {
    private static final String WANTED = "an expression";

    private final Cursor cursor;
    private final Parsers parsers;

    PrimaryParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression prefixed() {
        int start = cursor.index();
        return switch (cursor.kind()) {
            case OPERATOR -> operator(start);
            case STRING -> string(start);
            case NUMBER -> {
                cursor.advance();
                yield new Expression.Literal(LiteralKind.NUMBER, cursor.spanFrom(start));
            }
            case PARAMETER -> parameter(start);
            case LEFT_PARENTHESIS ->
                    new Expression.Subquery(
                            parsers.queries().inParentheses(), cursor.spanFrom(start));
            case QUOTED_NAME -> name(start);
            case WORD -> word(start);
            case RIGHT_PARENTHESIS,
                    LEFT_BRACKET,
                    RIGHT_BRACKET,
                    COMMA,
                    DOT,
                    COLON,
                    SEMICOLON,
                    UNREADABLE,
                    END ->
                    throw cursor.unexpected(WANTED);
        };
    }

    private Expression operator(int start) {
        String text = cursor.text();
        Symbol symbol = cursor.symbol();
        if (symbol == Symbol.OTHER && text.equals("?")) {
            return parameter(start);
        }
        int level =
                switch (symbol) {
                    case PLUS, MINUS -> Precedence.SIGN;
                    case OTHER -> Precedence.OTHER + 1;
                    case STAR,
                            SLASH,
                            PERCENT,
                            CARET,
                            EQUAL,
                            NOT_EQUAL,
                            LESS,
                            GREATER,
                            LESS_OR_EQUAL,
                            GREATER_OR_EQUAL,
                            CAST,
                            ASSIGN,
                            ARROW ->
                            throw cursor.unexpected(WANTED);
                };
        cursor.advance();
        Expression operand = parsers.expressions().above(level);
        return new Expression.Prefix(text, operand, cursor.spanFrom(start));
    }

    private Expression parameter(int start) {
        String text = cursor.text();
        cursor.advance();
        return new Expression.Parameter(text, cursor.spanFrom(start));
    }

    /// A string; strings that follow on lines of their own continue it (SQL standard).
    private Expression string(int start) {
        cursor.advance();
        while (cursor.is(TokenKind.STRING) && cursor.startsNewLine()) {
            cursor.advance();
        }
        return new Expression.Literal(LiteralKind.STRING, cursor.spanFrom(start));
    }

    private Expression word(int start) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return name(start);
        }
        return switch (keyword) {
            case NULL -> constant(LiteralKind.NULL, start);
            case TRUE, FALSE -> constant(LiteralKind.BOOLEAN, start);
            case DEFAULT -> constant(LiteralKind.DEFAULT, start);
            case NOT -> not(start);
            case CASE -> parsers.constructs().choice(start);
            case CAST -> parsers.constructs().cast(start);
            case ARRAY -> parsers.constructs().array(start);
            case EXISTS -> parsers.constructs().exists(start);
            case ROW ->
                    cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS
                            ? parsers.constructs().row(start)
                            : name(start);
            case INTERVAL, DATE, TIME, TIMESTAMP, DOUBLE, CHARACTER -> typedOrName(start);
            default ->
                    cursor.dialect().names().withoutParentheses().contains(keyword)
                            ? parsers.calls().withoutParentheses()
                            : name(start);
        };
    }

    private Expression constant(LiteralKind kind, int start) {
        cursor.advance();
        return new Expression.Literal(kind, cursor.spanFrom(start));
    }

    private Expression not(int start) {
        cursor.advance();
        Expression operand = parsers.expressions().above(Precedence.NOT);
        return new Expression.Prefix("NOT", operand, cursor.spanFrom(start));
    }

    /// `DATE '…'`, `INTERVAL '…' DAY`, `TIMESTAMP WITH TIME ZONE '…'`; else the word is a name.
    private Expression typedOrName(int start) {
        if (!isTyped(start + 1)) {
            return name(start);
        }
        boolean interval = cursor.is(Keyword.INTERVAL);
        parsers.names().type();
        cursor.expect(TokenKind.STRING, "a string");
        if (interval) {
            parsers.names().intervalFields();
        }
        return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
    }

    /// Whether what follows a type's first word leads to a string.
    private boolean isTyped(int afterWord) {
        int at = afterWord;
        if (cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS) {
            at = Math.max(at, cursor.match(at) + 1);
        }
        Keyword keyword = cursor.keywordAt(at);
        if (keyword == Keyword.PRECISION || keyword == Keyword.VARYING) {
            at++;
        } else if (keyword == Keyword.WITH || keyword == Keyword.WITHOUT) {
            at += 3;
        }
        return cursor.kindAt(at) == TokenKind.STRING;
    }

    /// A column, a call, a qualified star, or a constant of a type (`numeric '1.5'`).
    private Expression name(int start) {
        Keyword keyword = cursor.keyword();
        boolean called = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        Identifier first = keyword != null && called ? parsers.names().keywordAsFunction() : null;
        if (first == null) {
            first = parsers.names().name(WANTED);
        }
        List<Identifier> parts = new ArrayList<>();
        parts.add(first);
        while (cursor.is(TokenKind.DOT)) {
            cursor.advance();
            if (cursor.accept(Symbol.STAR)) {
                return new Expression.Star(List.copyOf(parts), cursor.spanFrom(start));
            }
            parts.add(parsers.names().label("a name after the dot"));
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return parsers.calls().call(new Name(parts, cursor.spanFrom(start)), start);
        }
        if (parts.size() == 1 && !first.quoted() && cursor.is(TokenKind.STRING)) {
            cursor.advance();
            return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
        }
        return new Expression.ColumnReference(List.copyOf(parts), cursor.spanFrom(start));
    }

    /// The expression after a keyword, if the keyword stands there.
    @Nullable Expression after(Keyword keyword) {
        return cursor.accept(keyword) ? parsers.expressions().expression() : null;
    }
}
