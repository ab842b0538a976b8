package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an expression begins with: prefix operators, constants, names, calls, subqueries.
public final class PrimaryParser {
    private static final String WANTED = "an expression";

    private final Cursor cursor;
    private final ExpressionParsers parsers;

    PrimaryParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression prefixed() {
        int start = cursor.index();
        return switch (cursor.kind()) {
            case OPERATOR -> operator(start);
            case STRING -> string(start);
            case NUMBER -> constant(LiteralKind.NUMBER, start);
            case PARAMETER -> parameter(start);
            case LEFT_PARENTHESIS ->
                    parsers.expressions().startsQuery()
                            ? new Expression.Subquery(
                                    parsers.queries().inParentheses(), cursor.spanFrom(start))
                            : parenthesis(start);
            case QUOTED_NAME -> parsers.references().name(start);
            case WORD -> word(start);
            case LEFT_BRACKET -> bracket(start);
            case LEFT_BRACE -> brace(start);
            case COLON -> colonParameter(start);
            case RIGHT_PARENTHESIS,
                    RIGHT_BRACKET,
                    RIGHT_BRACE,
                    COMMA,
                    DOT,
                    SEMICOLON,
                    INNER_SEMICOLON,
                    UNREADABLE,
                    END ->
                    throw cursor.unexpected(WANTED);
        };
    }

    private Expression parenthesis(int start) {
        if (parsers.lambdas().startsLambda()) {
            return parsers.lambdas().lambda(start);
        }
        if (cursor.kindAt(start + 1) == TokenKind.RIGHT_PARENTHESIS) {
            if (!cursor.has(Clause.EMPTY_IN) && !cursor.has(Clause.BRACES)) {
                throw cursor.unexpectedAt(start + 1, WANTED);
            }
            cursor.advance();
            cursor.advance();
            return new Expression.Row(List.of(), cursor.spanFrom(start));
        }
        throw cursor.unexpectedAt(start + 1, WANTED);
    }

    private Expression bracket(int start) {
        if (!cursor.has(Clause.BARE_ARRAYS)) {
            throw cursor.unexpected(WANTED);
        }
        return parsers.constructs().arrayItems(start);
    }

    private Expression brace(int start) {
        if (!cursor.has(Clause.BRACES) && !isOdbc(start + 1)) {
            throw cursor.unexpected(WANTED);
        }
        return parsers.structs().braces(start);
    }

    /// `{d '2020-01-01'}`, `{fn now()}`
    private boolean isOdbc(int token) {
        return cursor.kindAt(token) == TokenKind.WORD
                && (cursor.kindAt(token + 1) == TokenKind.STRING || cursor.isWordAt(token, "fn"));
    }

    /// `: name`, with a blank between.
    private Expression colonParameter(int start) {
        boolean named =
                cursor.kindAt(start + 1) == TokenKind.WORD && cursor.has(Clause.INTO_VARIABLES);
        if (!named) {
            throw cursor.unexpected(WANTED);
        }
        cursor.advance();
        return parameter(start);
    }

    private Expression operator(int start) {
        Symbol symbol = cursor.symbol();
        if (symbol == Symbol.QUESTION) {
            return parameter(start);
        }
        if (symbol == Symbol.STAR && mayBeStar()) {
            return parsers.stars().star(List.of(), start);
        }
        int level =
                switch (symbol) {
                    case PLUS, MINUS -> Precedence.SIGN;
                    case BANG -> Precedence.NOT;
                    case DOUBLE_BAR, THIN_ARROW, SHIFT_RIGHT, NULL_SAFE_EQUAL, DOUBLE_AMPERSAND ->
                            isFree() ? Precedence.OTHER + 1 : Precedence.NONE;
                    case OTHER -> Precedence.OTHER + 1;
                    default -> Precedence.NONE;
                };
        if (level == Precedence.NONE) {
            throw cursor.unexpected(WANTED);
        }
        String text = cursor.text();
        cursor.advance();
        Expression operand = parsers.expressions().above(level);
        return new Expression.Prefix(text, operand, cursor.spanFrom(start));
    }

    private boolean isFree() {
        return cursor.dialect().lexis().has(Trait.FREE_OPERATORS);
    }

    /// A star stands for columns only where a list's item begins.
    private boolean mayBeStar() {
        int before = cursor.index() - 1;
        return before >= 0
                && (cursor.kindAt(before) == TokenKind.LEFT_PARENTHESIS
                        || cursor.kindAt(before) == TokenKind.COMMA
                        || cursor.keywordAt(before) == Keyword.DISTINCT
                        || cursor.keywordAt(before) == Keyword.STRUCT)
                && (cursor.has(Clause.COLUMNS_CALL)
                        || cursor.has(Clause.STAR_EXCEPT)
                        || cursor.has(Clause.STAR_EXCLUDE));
    }

    Expression parameter(int start) {
        String text = cursor.text();
        cursor.advance();
        if (text.equals("?") && cursor.is(TokenKind.NUMBER) && cursor.touches(start + 1)) {
            text += cursor.text();
            cursor.advance();
        }
        return new Expression.Parameter(text, cursor.spanFrom(start));
    }

    /// A string; strings that follow continue it, in PostgreSQL on lines of their own alone.
    private Expression string(int start) {
        cursor.advance();
        while (cursor.is(TokenKind.STRING)
                && (cursor.startsNewLine() || (cursor.has(Clause.ADJACENT_STRINGS) && !isFree()))) {
            cursor.advance();
        }
        parsers.references().escape();
        return new Expression.Literal(LiteralKind.STRING, cursor.spanFrom(start));
    }

    private Expression word(int start) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            Expression previous = parsers.constructs().previousValue(start);
            return previous == null ? parsers.references().name(start) : previous;
        }
        boolean called = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        return switch (keyword) {
            case NULL -> constant(LiteralKind.NULL, start);
            case TRUE, FALSE -> constant(LiteralKind.BOOLEAN, start);
            case DEFAULT -> parsers.literals().defaultValue(start);
            case NOT -> not(start);
            case CASE -> parsers.constructs().choice(start);
            case CAST, TRY_CAST, SAFE_CAST ->
                    called ? parsers.constructs().cast(start) : parsers.references().name(start);
            case ARRAY -> parsers.constructs().array(start);
            case MAP, STRUCT -> parsers.structs().struct(start);
            case RANGE ->
                    parsers.literals().isRange(start)
                            ? parsers.literals().range(start)
                            : parsers.references().name(start);
            case WITH -> parsers.lambdas().with(start);
            case EXISTS -> parsers.constructs().exists(start);
            case ROW -> called ? parsers.constructs().row(start) : parsers.references().name(start);
            case INTERVAL -> parsers.literals().interval(start);
            case DATE, TIME, TIMESTAMP, DATETIME, DOUBLE, CHARACTER, CURRENT ->
                    parsers.literals().typedOrName(start);
            case PRIOR, CONNECT_BY_ROOT, BINARY, NEXT, MATCH, LAMBDA ->
                    parsers.constructs().special(keyword, start);
            default ->
                    cursor.dialect().names().withoutParentheses().contains(keyword)
                                    && cursor.kindAt(start + 1) != TokenKind.DOT
                            ? parsers.calls().withoutParentheses()
                            : parsers.references().name(start);
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

    /// The expression after a keyword, if the keyword stands there.
    public @Nullable Expression after(Keyword keyword) {
        return cursor.accept(keyword) ? parsers.expressions().expression() : null;
    }
}
