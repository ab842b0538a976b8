package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// FROM: tables, derived tables, functions and joins.
final class FromParser {
    private final Cursor cursor;
    private final Parsers parsers;

    FromParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    List<FromItem> items() {
        List<FromItem> items = new ArrayList<>();
        do {
            items.add(chain());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    private FromItem chain() {
        int start = cursor.index();
        return joined(single(), start);
    }

    /// A chain of joins that begins with `first`; `first` itself if no join follows.
    private FromItem joined(FromItem first, int start) {
        List<FromItem.Join> joins = new ArrayList<>();
        while (startsJoin()) {
            joins.add(join());
        }
        return joins.isEmpty()
                ? first
                : new FromItem.Joined(first, joins, null, cursor.spanFrom(start));
    }

    private boolean startsJoin() {
        return cursor.is(Keyword.JOIN)
                || cursor.is(Keyword.INNER)
                || cursor.is(Keyword.LEFT)
                || cursor.is(Keyword.RIGHT)
                || cursor.is(Keyword.FULL)
                || cursor.is(Keyword.CROSS)
                || cursor.is(Keyword.NATURAL);
    }

    private FromItem.Join join() {
        int start = cursor.index();
        boolean natural = cursor.accept(Keyword.NATURAL);
        JoinType type = joinType();
        cursor.expect(Keyword.JOIN);
        int rightStart = cursor.index();
        FromItem right = single();
        if (natural || type == JoinType.CROSS) {
            return new FromItem.Join(type, natural, right, null, List.of(), cursor.spanFrom(start));
        }
        if (startsJoin()) {
            right = postponed(right, rightStart);
        }
        if (cursor.accept(Keyword.USING)) {
            List<Identifier> columns = parsers.names().list();
            return new FromItem.Join(type, false, right, null, columns, cursor.spanFrom(start));
        }
        if (!cursor.accept(Keyword.ON)) {
            throw cursor.unexpected("ON or USING");
        }
        Expression on = parsers.expressions().expression();
        return new FromItem.Join(type, false, right, on, List.of(), cursor.spanFrom(start));
    }

    /// `a JOIN b JOIN c ON … ON …`: the inner joins come before this one's condition.
    private FromItem postponed(FromItem first, int start) {
        cursor.enter();
        FromItem inner = joined(first, start);
        cursor.leave();
        return inner;
    }

    private JoinType joinType() {
        JoinType type;
        if (cursor.accept(Keyword.CROSS)) {
            return JoinType.CROSS;
        } else if (cursor.accept(Keyword.LEFT)) {
            type = JoinType.LEFT;
        } else if (cursor.accept(Keyword.RIGHT)) {
            type = JoinType.RIGHT;
        } else if (cursor.accept(Keyword.FULL)) {
            type = JoinType.FULL;
        } else {
            cursor.accept(Keyword.INNER);
            return JoinType.INNER;
        }
        cursor.accept(Keyword.OUTER);
        return type;
    }

    private FromItem single() {
        int start = cursor.index();
        boolean lateral = cursor.has(Clause.LATERAL) && cursor.accept(Keyword.LATERAL);
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return parsers.expressions().startsQuery() ? derived(lateral, start) : group(start);
        }
        if (cursor.is(Keyword.ROWS, Keyword.FROM)) {
            return rowsFrom(start);
        }
        boolean only = cursor.accept(Keyword.ONLY);
        boolean called = isCall();
        Name name = called ? functionName() : parsers.names().dotted("a table");
        if (called && !only) {
            Call call = parsers.calls().call(name, start);
            return functions(List.of(call), start);
        }
        if (lateral) {
            throw cursor.unexpected("a query or a function after LATERAL");
        }
        cursor.accept(Symbol.STAR);
        return table(name, start);
    }

    private FromItem derived(boolean lateral, int start) {
        cursor.enter();
        Query query = parsers.queries().inParentheses();
        cursor.leave();
        return new FromItem.Derived(query, lateral, alias(), cursor.spanFrom(start));
    }

    /// Joins in parentheses.
    private FromItem group(int start) {
        cursor.enter();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        FromItem inner = chain();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, "a join or )");
        cursor.leave();
        QueryPart.Alias alias = alias();
        if (inner instanceof FromItem.Joined joined && alias != null) {
            return new FromItem.Joined(
                    joined.first(), joined.joins(), alias, cursor.spanFrom(start));
        }
        if (alias != null) {
            throw cursor.unexpected("no alias after a table in parentheses");
        }
        return inner;
    }

    private FromItem table(Name name, int start) {
        QueryPart.Alias alias = alias();
        List<Expression> sample = List.of();
        if (cursor.has(Clause.TABLESAMPLE) && cursor.accept(Keyword.TABLESAMPLE)) {
            parsers.names().dotted("a sampling method");
            cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
            sample = parsers.expressions().list();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            if (cursor.accept(Keyword.REPEATABLE)) {
                parsers.expressions().above(Precedence.POSTFIX);
            }
        }
        return new FromItem.Table(name, alias, sample, cursor.spanFrom(start));
    }

    private FromItem rowsFrom(int start) {
        cursor.advance();
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Call> calls = new ArrayList<>();
        do {
            int call = cursor.index();
            calls.add(parsers.calls().call(functionName(), call));
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return functions(calls, start);
    }

    private FromItem functions(List<Call> calls, int start) {
        boolean ordinality = cursor.accept(Keyword.WITH, Keyword.ORDINALITY);
        return new FromItem.Functions(calls, ordinality, alias(), cursor.spanFrom(start));
    }

    /// Whether a dotted name with an opening parenthesis after it stands here.
    private boolean isCall() {
        int at = cursor.index() + 1;
        while (cursor.kindAt(at) == TokenKind.DOT) {
            at += 2;
        }
        return cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS;
    }

    private Name functionName() {
        Identifier word = parsers.names().keywordAsFunction();
        return word == null
                ? parsers.names().dotted("a function")
                : new Name(List.of(word), word.span());
    }

    private QueryPart.@Nullable Alias alias() {
        int start = cursor.index();
        if (!cursor.accept(Keyword.AS) && !parsers.names().startsName()) {
            return null;
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            throw cursor.unexpected("an alias");
        }
        Identifier name = parsers.names().name("an alias");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) ? columnAliases() : List.of();
        return new QueryPart.Alias(name, columns, cursor.spanFrom(start));
    }

    /// `(a, b)`, or `(a int, b text)` after a function.
    private List<Identifier> columnAliases() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> columns = new ArrayList<>();
        do {
            columns.add(parsers.names().name("a column name"));
            if (!cursor.is(TokenKind.COMMA) && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
                parsers.names().type();
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return columns;
    }
}
