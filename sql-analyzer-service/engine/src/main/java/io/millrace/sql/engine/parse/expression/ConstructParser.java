package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.TypeName;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Expressions that a keyword of their own begins: CASE, CAST, ARRAY, EXISTS, ROW.
final class ConstructParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    ConstructParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Expression choice(int start) {
        cursor.expect(Keyword.CASE);
        Expression operand =
                cursor.is(Keyword.WHEN) ? null : parsers.expressions().above(Precedence.LOWEST);
        List<Expression.When> branches = new ArrayList<>();
        if (!cursor.is(Keyword.WHEN)) {
            throw cursor.unexpected("WHEN");
        }
        while (cursor.accept(Keyword.WHEN)) {
            Expression condition = parsers.expressions().above(Precedence.LOWEST);
            cursor.expect(Keyword.THEN);
            branches.add(
                    new Expression.When(condition, parsers.expressions().above(Precedence.LOWEST)));
        }
        Expression otherwise =
                cursor.accept(Keyword.ELSE) ? parsers.expressions().above(Precedence.LOWEST) : null;
        cursor.expect(Keyword.END);
        if (cursor.has(Clause.MODEL)) {
            cursor.accept(Keyword.CASE);
        }
        return new Expression.Case(operand, branches, otherwise, cursor.spanFrom(start));
    }

    /// `CAST(x AS type)`, `TRY_CAST(x AS type)`, `CAST(x AS type FORMAT '…')`
    Expression cast(int start) {
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Expression operand = parsers.expressions().above(Precedence.LOWEST);
        if (cursor.accept(TokenKind.COMMA)) {
            List<Expression> arguments = new ArrayList<>(parsers.expressions().list());
            arguments.addFirst(operand);
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            Identifier name = new Identifier("cast", false, cursor.spanFrom(start));
            return Call.plain(new Name(List.of(name), name.span()), arguments, name.span());
        }
        cursor.expect(Keyword.AS);
        TypeName type = parsers.types().type();
        List<Expression> options = castOptions();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new Expression.Cast(operand, type, options, cursor.spanFrom(start));
    }

    /// `DEFAULT x ON CONVERSION ERROR`, `FORMAT '…'`, `, 'format', 'language'`
    private List<Expression> castOptions() {
        List<Expression> options = new ArrayList<>(0);
        if (cursor.accept(Keyword.DEFAULT)) {
            options.add(parsers.expressions().above(Precedence.LOWEST));
            cursor.expect(Keyword.ON);
            cursor.acceptWord("CONVERSION");
            cursor.acceptWord("ERROR");
        }
        if (cursor.accept(Keyword.FORMAT) || cursor.accept(TokenKind.COMMA)) {
            options.add(parsers.expressions().above(Precedence.LOWEST));
            if (cursor.accept(TokenKind.COMMA)) {
                options.add(parsers.expressions().above(Precedence.LOWEST));
            }
        }
        boolean fields = !cursor.accept(Keyword.ARRAY);
        if (fields && (cursor.is(Keyword.RENAME) || cursor.is(Keyword.ADD))) {
            cursor.advance();
            parsers.names().label("FIELDS");
        }
        return options;
    }

    Expression array(int start) {
        boolean arrays = cursor.has(Clause.ARRAYS) || cursor.has(Clause.BARE_ARRAYS);
        int next = start + 1;
        if (cursor.symbolAt(next) == Symbol.LESS && cursor.has(Clause.ANGLE_TYPES)) {
            parsers.types().constructor();
            return arrayItems(start);
        }
        if (cursor.kindAt(next) == TokenKind.LEFT_BRACKET && arrays) {
            cursor.advance();
            return arrayItems(start);
        }
        if (cursor.kindAt(next) != TokenKind.LEFT_PARENTHESIS) {
            if (!arrays) {
                throw cursor.unexpected("an expression");
            }
            return parsers.references().name(start);
        }
        cursor.advance();
        if (arrays && parsers.expressions().startsQuery()) {
            return new Expression.ArrayQuery(
                    parsers.queries().inParentheses(), cursor.spanFrom(start));
        }
        cursor.seek(start);
        return parsers.references().name(start);
    }

    /// `[a, b]`, also nested: `[[a], [b]]`.
    Expression arrayItems(int start) {
        cursor.enter();
        cursor.expect(TokenKind.LEFT_BRACKET, "[");
        List<Expression> items = new ArrayList<>();
        while (!cursor.is(TokenKind.RIGHT_BRACKET)) {
            items.add(
                    cursor.is(TokenKind.LEFT_BRACKET) && !cursor.has(Clause.BARE_ARRAYS)
                            ? arrayItems(cursor.index())
                            : parsers.expressions().above(Precedence.LOWEST));
            if (cursor.is(Keyword.FOR) && cursor.has(Clause.BARE_ARRAYS)) {
                parsers.lambdas().comprehension(items);
            }
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
            if (cursor.is(TokenKind.RIGHT_BRACKET) && !cursor.has(Clause.TRAILING_COMMA_ANYWHERE)) {
                throw cursor.unexpected("an expression");
            }
        }
        cursor.expect(TokenKind.RIGHT_BRACKET, ", or ]");
        cursor.leave();
        return new Expression.ArrayItems(items, cursor.spanFrom(start));
    }

    Expression exists(int start) {
        cursor.expect(Keyword.EXISTS);
        if (!parsers.expressions().startsQuery()) {
            boolean called = cursor.is(TokenKind.LEFT_PARENTHESIS);
            if (called && (cursor.has(Clause.LAMBDAS) || cursor.has(Clause.BRACES))) {
                cursor.seek(start);
                return parsers.references().name(start);
            }
            throw cursor.unexpected("a query in parentheses");
        }
        cursor.enter(1);
        Query query = parsers.queries().inParentheses();
        cursor.leave(1);
        return new Expression.Exists(query, cursor.spanFrom(start));
    }

    Expression row(int start) {
        cursor.expect(Keyword.ROW);
        List<Expression> items = parsers.calls().plainArguments();
        return new Expression.Row(items, cursor.spanFrom(start));
    }

    /// Prefixes that only some dialects have; elsewhere the word is a name.
    Expression special(Keyword keyword, int start) {
        Expression found =
                switch (keyword) {
                    case PRIOR, CONNECT_BY_ROOT ->
                            cursor.has(Clause.PRIOR) ? prefix(Precedence.SIGN, start) : null;
                    case BINARY ->
                            cursor.has(Clause.MATCH_AGAINST) && startsOperand(start + 1)
                                    ? prefix(Precedence.SIGN, start)
                                    : null;
                    case NEXT ->
                            cursor.has(Clause.NEXT_VALUE) && cursor.is(Keyword.NEXT, Keyword.VALUE)
                                    ? nextValue(start)
                                    : null;
                    case MATCH -> cursor.has(Clause.MATCH_AGAINST) ? against(start) : null;
                    case LAMBDA ->
                            cursor.has(Clause.LAMBDAS) ? parsers.lambdas().spelt(start) : null;
                    default -> null;
                };
        return found == null ? parsers.references().name(start) : found;
    }

    private boolean startsOperand(int token) {
        return switch (cursor.kindAt(token)) {
            case STRING, NUMBER, PARAMETER, QUOTED_NAME -> true;
            case WORD -> parsers.names().canBeName(token);
            default -> false;
        };
    }

    private Expression prefix(int level, int start) {
        String operator = cursor.text();
        cursor.advance();
        Expression operand = parsers.expressions().above(level);
        return new Expression.Prefix(operator, operand, cursor.spanFrom(start));
    }

    /// `PREVIOUS VALUE FOR s`, `PREVVAL FOR s`, which reads where a sequence stands; null if none
    /// is here
    @Nullable Expression previousValue(int start) {
        boolean stands =
                cursor.has(Clause.PREVIOUS_VALUE)
                        && (cursor.acceptWords("PREVIOUS", "VALUE")
                                || cursor.acceptWords("PREVVAL", "FOR")
                                || (cursor.isWord("NEXTVAL")
                                        && cursor.keywordAt(start + 1) == Keyword.FOR));
        if (!stands) {
            return null;
        }
        if (cursor.isWord("NEXTVAL")) {
            cursor.advance();
            cursor.advance();
            parsers.names().dotted("a sequence");
            return new Expression.Effect(List.of(), cursor.spanFrom(start));
        }
        cursor.accept(Keyword.FOR);
        parsers.names().dotted("a sequence");
        return new Expression.Literal(Expression.LiteralKind.TYPED, cursor.spanFrom(start));
    }

    /// `NEXT VALUE FOR s`
    private Expression nextValue(int start) {
        cursor.advance();
        cursor.advance();
        cursor.expect(Keyword.FOR);
        parsers.names().dotted("a sequence");
        List<Expression> over =
                cursor.accept(Keyword.OVER) ? parsers.windows().window().expressions() : List.of();
        return new Expression.Effect(over, cursor.spanFrom(start));
    }

    /// `MATCH (a, b) AGAINST ('x' IN BOOLEAN MODE)`
    private @Nullable Expression against(int start) {
        boolean wrapped = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        if (!wrapped && !parsers.names().canBeName(start + 1)) {
            return null;
        }
        Identifier word = parsers.names().label("MATCH");
        List<Expression> arguments =
                new ArrayList<>(
                        wrapped
                                ? parsers.expressions().listInParentheses()
                                : parsers.expressions().list());
        cursor.expect(Keyword.AGAINST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        arguments.add(parsers.expressions().above(Precedence.MATCH + 1));
        while (cursor.is(TokenKind.WORD)) {
            cursor.advance();
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return Call.plain(new Name(List.of(word), word.span()), arguments, cursor.spanFrom(start));
    }
}
