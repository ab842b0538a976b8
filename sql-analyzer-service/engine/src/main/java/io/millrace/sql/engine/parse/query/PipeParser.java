package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryBody.SetOperator;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pipe syntax: `FROM t |> WHERE … |> SELECT …` (GoogleSQL). Each step becomes a query over the one
/// before it; conditions and joins stay on its level, so that aliases are still seen.
final class PipeParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    PipeParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// All the steps after a query.
    Query pipes(Query first, int start) {
        Query query = first;
        while (cursor.accept(Symbol.PIPE)) {
            query = step(query, start);
        }
        return query;
    }

    private Query step(Query before, int start) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return relation(before, start);
        }
        if (keyword == Keyword.CALL) {
            return called(before, start);
        }
        if (keyword == Keyword.WITH) {
            return with(before, start);
        }
        return switch (keyword) {
            case WHERE -> where(before, start);
            case SELECT, EXTEND, WINDOW, SET, RENAME, DISTINCT -> listed(before, start);
            case DROP -> dropped(before, start);
            case AGGREGATE -> aggregated(before, start);
            case ORDER, LIMIT -> tailed(before, start);
            case UNION, INTERSECT, EXCEPT -> combined(before, start);
            case AS -> aliased(before, start);
            default -> relation(before, start);
        };
    }

    private static Expression.Star star(Query before) {
        return new Expression.Star(List.of(), before.span());
    }

    private FromItem derived(Query before, QueryPart.@Nullable Alias alias) {
        return new FromItem.Derived(before, false, alias, before.span());
    }

    /// The relations that a step stands on: those of a plain `FROM`, or the query as one.
    private List<FromItem> sources(Query before) {
        boolean plain =
                before.body() instanceof QueryBody.Select select
                        && isPlain(select)
                        && before.with() == null
                        && before.orderBy().isEmpty()
                        && before.limits().isEmpty()
                        && before.asides().isEmpty();
        return plain && before.body() instanceof QueryBody.Select select
                ? select.from()
                : List.of(derived(before, null));
    }

    /// `FROM t` with nothing after it.
    private static boolean isPlain(QueryBody.Select select) {
        return select.items().size() == 1
                && select.items().getFirst().expression() instanceof Expression.Star star
                && star.qualifier().isEmpty()
                && star.change().isNone()
                && select.where() == null
                && select.groupBy().isEmpty()
                && select.further().isEmpty()
                && !select.from().isEmpty();
    }

    private Query query(
            List<SelectItem> items,
            List<FromItem> from,
            @Nullable Expression where,
            List<QueryPart.Grouping> groupBy,
            int start) {
        return query(items, from, where, groupBy, List.of(), start);
    }

    private Query query(
            List<SelectItem> items,
            List<FromItem> from,
            @Nullable Expression where,
            List<QueryPart.Grouping> groupBy,
            List<QueryPart.NamedWindow> windows,
            int start) {
        QueryBody.Select select =
                new QueryBody.Select(
                        List.of(),
                        items,
                        null,
                        from,
                        where,
                        groupBy,
                        null,
                        windows,
                        null,
                        List.of(),
                        cursor.spanFrom(start));
        return new Query(null, select, List.of(), List.of(), List.of(), cursor.spanFrom(start));
    }

    private static List<SelectItem> everything(Query before) {
        return List.of(new SelectItem(star(before), null, before.span()));
    }

    private Query where(Query before, int start) {
        cursor.advance();
        List<FromItem> from = sources(before);
        return query(
                everything(before), from, parsers.expressions().expression(), List.of(), start);
    }

    private Query listed(Query before, int start) {
        Keyword keyword = cursor.keyword();
        cursor.advance();
        List<FromItem> from = sources(before);
        if (keyword == Keyword.DISTINCT) {
            return query(everything(before), from, null, List.of(), start);
        }
        if (keyword == Keyword.SET || keyword == Keyword.RENAME) {
            return query(changed(before, keyword == Keyword.SET), from, null, List.of(), start);
        }
        List<SelectItem> items = new ArrayList<>();
        if (keyword == Keyword.EXTEND || keyword == Keyword.WINDOW) {
            items.addAll(everything(before));
        } else {
            cursor.accept(Keyword.DISTINCT);
        }
        items.addAll(parsers.selects().items());
        List<QueryPart.NamedWindow> windows = parsers.windows().namedWindows();
        return query(items, from, null, List.of(), windows, start);
    }

    /// `SET a = x`, `RENAME a AS b`
    private List<SelectItem> changed(Query before, boolean sets) {
        List<SelectItem> replaced = new ArrayList<>();
        List<Expression.Renaming> renamed = new ArrayList<>();
        do {
            int start = cursor.index();
            Identifier name = parsers.names().label("a column");
            if (sets) {
                if (!cursor.accept(Symbol.EQUAL)) {
                    throw cursor.unexpected("=");
                }
                Expression value = parsers.expressions().expression();
                replaced.add(new SelectItem(value, name, cursor.spanFrom(start)));
            } else {
                cursor.accept(Keyword.AS);
                renamed.add(new Expression.Renaming(name, parsers.names().label("a new name")));
            }
        } while (cursor.accept(TokenKind.COMMA));
        Expression.StarChange change = new Expression.StarChange(List.of(), replaced, renamed);
        return List.of(
                new SelectItem(
                        new Expression.Star(List.of(), change, before.span()),
                        null,
                        before.span()));
    }

    private Query dropped(Query before, int start) {
        cursor.advance();
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(parsers.names().label("a column"));
        } while (cursor.accept(TokenKind.COMMA));
        Expression.StarChange change = new Expression.StarChange(names, List.of(), List.of());
        Expression.Star star = new Expression.Star(List.of(), change, before.span());
        SelectItem item = new SelectItem(star, null, before.span());
        return query(List.of(item), sources(before), null, List.of(), start);
    }

    /// `AGGREGATE sum(a) AS b GROUP BY c AS d`: the grouping's columns come first.
    private Query aggregated(Query before, int start) {
        cursor.advance();
        List<SelectItem> aggregates =
                cursor.is(Keyword.GROUP) ? List.of() : parsers.selects().items();
        List<SelectItem> items = new ArrayList<>();
        if (cursor.accept(Keyword.GROUP)) {
            cursor.accept(Keyword.AND, Keyword.ORDER);
            cursor.expect(Keyword.BY);
            items.addAll(parsers.selects().items());
        }
        items.addAll(aggregates);
        return query(items, sources(before), null, List.of(), start);
    }

    private Query tailed(Query before, int start) {
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        List<Expression> limits = new ArrayList<>();
        List<Expression> asides = new ArrayList<>(0);
        parsers.queries().limits(limits, asides);
        Query plain = query(everything(before), sources(before), null, List.of(), start);
        return new Query(
                null, plain.body(), orderBy, limits, asides, List.of(), cursor.spanFrom(start));
    }

    private Query combined(Query before, int start) {
        SetOperator operator =
                cursor.is(Keyword.UNION)
                        ? SetOperator.UNION
                        : cursor.is(Keyword.INTERSECT) ? SetOperator.INTERSECT : SetOperator.EXCEPT;
        cursor.advance();
        boolean said = cursor.accept(Keyword.ALL) || cursor.accept(Keyword.DISTINCT);
        if (!said && cursor.has(Clause.UNION_SAYS_WHICH)) {
            throw cursor.unexpected("ALL or DISTINCT");
        }
        boolean byName = cursor.accept(Keyword.BY, Keyword.NAME);
        List<QueryBody> operands = new ArrayList<>();
        List<SetOperator> operators = new ArrayList<>();
        operands.add(new QueryBody.Nested(before, before.span()));
        do {
            int arm = cursor.index();
            operands.add(
                    cursor.has(Clause.LATERAL_VIEW)
                            ? parsers.queries().operand()
                            : new QueryBody.Nested(
                                    parsers.queries().inParentheses(), cursor.spanFrom(arm)));
            operators.add(operator);
        } while (cursor.accept(TokenKind.COMMA));
        QueryBody body =
                new QueryBody.SetOperation(operands, operators, byName, cursor.spanFrom(start));
        return new Query(null, body, List.of(), List.of(), List.of(), cursor.spanFrom(start));
    }

    private Query aliased(Query before, int start) {
        FromItem item = derived(before, parsers.aliases().alias());
        return query(everything(before), List.of(item), null, List.of(), start);
    }

    /// `CALL f(x) AS a`: a function of the table before it.
    private Query called(Query before, int start) {
        cursor.advance();
        List<FromItem> from = new ArrayList<>(sources(before));
        from.add(parsers.from().single());
        return query(everything(before), from, null, List.of(), start);
    }

    /// `WITH a AS (…)`: names for the steps after it.
    private Query with(Query before, int start) {
        QueryPart.With with = parsers.with().with();
        Query plain = query(everything(before), sources(before), null, List.of(), start);
        Query after = pipes(plain, start);
        return new Query(
                with,
                new QueryBody.Nested(after, after.span()),
                List.of(),
                List.of(),
                List.of(),
                cursor.spanFrom(start));
    }

    /// JOIN, PIVOT, TABLESAMPLE: what follows a relation in FROM.
    private Query relation(Query before, int start) {
        int at = cursor.index();
        List<FromItem> from = new ArrayList<>(sources(before));
        FromItem last = from.removeLast();
        FromItem joined = parsers.joins().joined(parsers.suffixes().suffixed(last, start), start);
        if (cursor.index() == at) {
            throw cursor.unexpected("a step such as WHERE or SELECT");
        }
        from.add(joined);
        return query(everything(before), from, null, List.of(), start);
    }
}
