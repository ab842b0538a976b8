package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls of functions, with what may follow their parentheses.
public final class CallParser {
    /// What a call takes of the stack on top of its arguments.
    private static final int COST = 8;

    private final Cursor cursor;
    private final CallParsers parsers;
    private final ArgumentParser arguments;
    private final OperatorTableParser operators;

    CallParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.arguments = new ArgumentParser(cursor, parsers);
        this.operators = new OperatorTableParser(cursor, parsers);
    }

    /// `CURRENT_DATE`, `LOCALTIME(3)`
    public Call withoutParentheses() {
        int start = cursor.index();
        Identifier word = parsers.names().label("a function");
        Name name = new Name(List.of(word), word.span());
        boolean bare =
                !cursor.is(TokenKind.LEFT_PARENTHESIS)
                        || Precedence.ofInfix(cursor) == Precedence.POSTFIX;
        if (bare) {
            return Call.plain(name, List.of(), cursor.spanFrom(start));
        }
        List<Expression> list = parsers.expressions().listInParentheses();
        return Call.plain(name, list, cursor.spanFrom(start));
    }

    /// `(a, b)`, `(1 AS a)`: arguments of something that is no function.
    public List<Expression> plainArguments() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> list = new ArrayList<>();
        if (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            arguments.list("", list);
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return list;
    }

    /// The rest of a call; the cursor stands on its opening parenthesis.
    public Call call(Name name, int start) {
        cursor.enter(COST);
        cursor.advance();
        boolean distinct = cursor.accept(Keyword.DISTINCT);
        if (!distinct && !cursor.has(Clause.PREWHERE)) {
            cursor.accept(Keyword.ALL);
        }
        List<Expression> list = new ArrayList<>();
        if (cursor.is(Keyword.ON) && cursor.has(Clause.OPERATOR_TABLES)) {
            operators.tables(list);
        } else if (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            arguments.of(name, list);
        } else if (distinct) {
            throw cursor.unexpected("what is to be distinct");
        } else if (needsArguments(name)) {
            throw cursor.unexpected("an expression");
        }
        List<Expression> asides = new ArrayList<>(0);
        List<QueryPart.SortItem> orderBy = arguments.tail(name, asides);
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.has(Clause.CURRIED_CALLS)) {
            boolean twice = cursor.kindAt(cursor.index() + 1) == TokenKind.RIGHT_PARENTHESIS;
            cursor.advance();
            distinct |= cursor.accept(Keyword.DISTINCT);
            if (!twice) {
                arguments.of(name, list);
            }
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        }
        cursor.leave(COST);
        if (cursor.is(TokenKind.WORD) && isColumns(name)) {
            parsers.stars().changes(asides);
        }
        if (cursor.has(Clause.EMITS)
                && cursor.isWord("EMITS")
                && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS) {
            cursor.advance();
            cursor.skipGroup();
        }
        Call call = suffixed(name, list, distinct, orderBy, start);
        return asides.isEmpty() ? call : call.beside(asides, call.span());
    }

    private static boolean isColumns(Name name) {
        return name.last().text().equalsIgnoreCase("columns");
    }

    /// What is no function but a form of the grammar, which has no empty list.
    private boolean needsArguments(Name name) {
        return !cursor.has(Clause.PREWHERE)
                && name.parts().size() == 1
                && !name.last().quoted()
                && (name.last().text().equalsIgnoreCase("coalesce")
                        || name.last().text().equalsIgnoreCase("nullif"));
    }

    private Call suffixed(
            Name name,
            List<Expression> list,
            boolean distinct,
            List<QueryPart.SortItem> orderBy,
            int start) {
        if (!cursor.is(TokenKind.WORD) || cursor.keyword() == null) {
            return new Call(
                    name, list, distinct, orderBy, List.of(), null, null, cursor.spanFrom(start));
        }
        List<QueryPart.SortItem> withinGroup = withinGroup();
        Expression filter = filter();
        arguments.nullTreatment();
        if (filter == null) {
            filter = filter();
        }
        QueryPart.Window over = cursor.accept(Keyword.OVER) ? parsers.windows().window() : null;
        return new Call(
                name, list, distinct, orderBy, withinGroup, filter, over, cursor.spanFrom(start));
    }

    /// `WITHIN GROUP (ORDER BY …)`, `KEEP (DENSE_RANK FIRST ORDER BY …)`
    private List<QueryPart.SortItem> withinGroup() {
        boolean keep =
                cursor.is(Keyword.KEEP)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.OUTER_MARK);
        if (!keep && !cursor.is(Keyword.WITHIN, Keyword.GROUP)) {
            return List.of();
        }
        cursor.advance();
        if (!keep) {
            cursor.expect(Keyword.GROUP);
        }
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        if (keep) {
            cursor.expectWord("DENSE_RANK");
            if (!cursor.accept(Keyword.FIRST)) {
                cursor.expect(Keyword.LAST);
            }
        }
        if (!cursor.is(Keyword.ORDER)) {
            throw cursor.unexpected("ORDER BY");
        }
        List<QueryPart.SortItem> items = parsers.windows().orderBy();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return items;
    }

    private @Nullable Expression filter() {
        boolean filtered =
                cursor.is(Keyword.FILTER)
                        && cursor.has(Clause.AGGREGATE_FILTER)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        if (!filtered) {
            return null;
        }
        cursor.advance();
        cursor.advance();
        if (!cursor.accept(Keyword.WHERE) && !cursor.has(Clause.FILTER_WITHOUT_WHERE)) {
            throw cursor.unexpected("WHERE");
        }
        Expression condition = parsers.expressions().expression();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return condition;
    }

    /// Whether a star alone stands between parentheses.
    static boolean isLoneStar(Cursor cursor) {
        return cursor.is(Symbol.STAR)
                && cursor.kindAt(cursor.index() + 1) == TokenKind.RIGHT_PARENTHESIS;
    }
}
