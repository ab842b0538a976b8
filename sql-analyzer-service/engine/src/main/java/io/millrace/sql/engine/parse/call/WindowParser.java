package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// ORDER BY and windows.
public final class WindowParser {
    /// What a window takes of the stack on top of its expressions.
    private static final int COST = 10;

    private final Cursor cursor;
    private final CallParsers parsers;

    WindowParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `ORDER BY …`, or nothing.
    public List<QueryPart.SortItem> orderBy() {
        if (!cursor.accept(Keyword.ORDER)) {
            return List.of();
        }
        if (cursor.has(Clause.ORDER_SIBLINGS)) {
            cursor.accept(Keyword.SIBLINGS);
        }
        cursor.expect(Keyword.BY);
        if (cursor.is(Keyword.ALL) && cursor.has(Clause.GROUP_BY_ALL)) {
            return all();
        }
        return sortItems();
    }

    /// `ORDER BY ALL`: by every output column.
    private List<QueryPart.SortItem> all() {
        cursor.advance();
        directions();
        return List.of();
    }

    public List<QueryPart.SortItem> sortItems() {
        List<QueryPart.SortItem> items = new ArrayList<>();
        do {
            if (!items.isEmpty()
                    && cursor.has(Clause.TRAILING_COMMA_ANYWHERE)
                    && (cursor.atEnd() || cursor.is(TokenKind.RIGHT_PARENTHESIS))) {
                break;
            }
            items.add(sortItem());
        } while (cursor.accept(TokenKind.COMMA));
        if (cursor.has(Clause.WITH_FILL) && cursor.acceptWord("INTERPOLATE")) {
            interpolate(items);
        }
        return items;
    }

    /// `(a AS a + 1, b)`: what fills the other columns of a row that WITH FILL makes.
    private void interpolate(List<QueryPart.SortItem> items) {
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return;
        }
        QueryPart.SortItem last = items.removeLast();
        List<Expression> asides = new ArrayList<>(last.asides());
        cursor.advance();
        while (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            asides.add(parsers.expressions().expression());
            if (cursor.accept(Keyword.AS)) {
                asides.add(parsers.expressions().expression());
            }
            if (!cursor.accept(TokenKind.COMMA)) {
                break;
            }
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        items.add(new QueryPart.SortItem(last.expression(), asides, last.span()));
    }

    private QueryPart.SortItem sortItem() {
        int start = cursor.index();
        if (cursor.is(Keyword.ORDER, Keyword.OF) && cursor.has(Clause.ISOLATION)) {
            // Db2's `ORDER OF t`: the order that t has already.
            cursor.advance();
            cursor.advance();
            parsers.names().name("a relation");
            return new QueryPart.SortItem(
                    new Expression.Literal(Expression.LiteralKind.TYPED, cursor.spanFrom(start)),
                    cursor.spanFrom(start));
        }
        Expression expression = parsers.expressions().expression();
        if (!cursor.is(TokenKind.WORD)) {
            return new QueryPart.SortItem(expression, cursor.spanFrom(start));
        }
        if (cursor.is(Keyword.USING) && cursor.has(Clause.SORT_USING)) {
            cursor.advance();
            if (cursor.accept(Keyword.OPERATOR)) {
                cursor.skipGroup();
            } else {
                cursor.expect(TokenKind.OPERATOR, "an operator");
            }
        }
        directions();
        List<Expression> asides = new ArrayList<>(0);
        if (cursor.has(Clause.WITH_FILL) && cursor.acceptWords("WITH", "FILL")) {
            fill(asides);
        }
        if (cursor.has(Clause.WITH_ROLLUP)) {
            cursor.accept(Keyword.WITH, Keyword.ROLLUP);
        }
        return new QueryPart.SortItem(expression, asides, cursor.spanFrom(start));
    }

    private void directions() {
        if (!cursor.accept(Keyword.ASC)) {
            cursor.accept(Keyword.DESC);
        }
        if (cursor.has(Clause.NULLS_ORDER)
                && cursor.accept(Keyword.NULLS)
                && !cursor.accept(Keyword.FIRST)) {
            cursor.expect(Keyword.LAST);
        }
        if (cursor.is(Keyword.COLLATE)) {
            cursor.advance();
            cursor.advance();
        }
    }

    /// `FROM 1 TO 10 STEP 2 INTERPOLATE (…)`
    private void fill(List<Expression> asides) {
        boolean more = true;
        while (more) {
            more =
                    cursor.accept(Keyword.FROM)
                            || cursor.accept(Keyword.TO)
                            || cursor.acceptWord("STEP")
                            || cursor.acceptWord("STALENESS");
            if (more) {
                asides.add(parsers.expressions().expression());
            }
        }
    }

    /// What follows OVER: a name, or a definition in parentheses.
    public QueryPart.Window window() {
        int start = cursor.index();
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            Identifier base = parsers.names().column("a window's name or (");
            return new QueryPart.Window(base, List.of(), List.of(), List.of(), base.span());
        }
        return definition(start);
    }

    /// `([base] [PARTITION BY …] [ORDER BY …] [frame])`
    QueryPart.Window definition(int start) {
        cursor.enter(COST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        boolean clause =
                cursor.is(Keyword.PARTITION)
                        || startsFrame()
                        || cursor.is(Keyword.ORDER)
                        || sorts();
        Identifier base =
                !clause && parsers.names().startsName()
                        ? parsers.names().column("a window's name")
                        : null;
        List<Expression> partitionBy = List.of();
        if (cursor.is(Keyword.PARTITION) && cursor.has(Clause.TIMESERIES) && spreads()) {
            cursor.accept(Keyword.JOIN);
        } else if (cursor.accept(Keyword.PARTITION)) {
            cursor.expect(Keyword.BY);
            partitionBy = parsers.expressions().list();
        }
        if (cursor.is(Keyword.DISTRIBUTE) && sorts()) {
            cursor.advance();
            cursor.expect(Keyword.BY);
            partitionBy = parsers.expressions().list();
        }
        List<QueryPart.SortItem> orderBy = sorts() ? sortBy() : orderBy();
        List<Expression> resets = new ArrayList<>(0);
        if (cursor.has(Clause.FORMAT_SUFFIX) && cursor.acceptWords("RESET", "WHEN")) {
            resets.add(parsers.expressions().expression());
        }
        List<Expression> bounds = startsFrame() ? frame() : new ArrayList<>(0);
        bounds.addAll(resets);
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        cursor.leave(COST);
        return new QueryPart.Window(base, partitionBy, orderBy, bounds, cursor.spanFrom(start));
    }

    /// Vertica's `PARTITION BEST`, `PARTITION LEFT JOIN`
    private boolean spreads() {
        return cursor.acceptWords("PARTITION", "BEST")
                || cursor.acceptWords("PARTITION", "AUTO")
                || cursor.acceptWords("PARTITION", "NODES")
                || cursor.acceptWords("PARTITION", "ROW")
                || cursor.acceptWords("PARTITION", "LEFT");
    }

    private boolean sorts() {
        return (cursor.is(Keyword.SORT)
                        || cursor.is(Keyword.DISTRIBUTE)
                        || cursor.is(Keyword.CLUSTER))
                && cursor.has(Clause.SORT_BY);
    }

    private List<QueryPart.SortItem> sortBy() {
        cursor.advance();
        cursor.expect(Keyword.BY);
        return sortItems();
    }

    private boolean startsFrame() {
        return cursor.is(Keyword.ROWS) || cursor.is(Keyword.RANGE) || cursor.is(Keyword.GROUPS);
    }

    private List<Expression> frame() {
        cursor.advance();
        List<Expression> bounds = new ArrayList<>();
        if (cursor.accept(Keyword.BETWEEN)) {
            bound(bounds);
            cursor.expect(Keyword.AND);
        }
        bound(bounds);
        if (cursor.accept(Keyword.EXCLUDE)) {
            exclusion();
        }
        return bounds;
    }

    private void bound(List<Expression> bounds) {
        if (cursor.accept(Keyword.CURRENT, Keyword.ROW)) {
            return;
        }
        if (!cursor.accept(Keyword.UNBOUNDED)) {
            bounds.add(parsers.expressions().above(Precedence.MATCH + 1));
        }
        if (!cursor.accept(Keyword.PRECEDING)) {
            cursor.expect(Keyword.FOLLOWING);
        }
    }

    private void exclusion() {
        if (cursor.accept(Keyword.CURRENT, Keyword.ROW)
                || cursor.accept(Keyword.NO, Keyword.OTHERS)) {
            return;
        }
        if (!cursor.accept(Keyword.TIES)) {
            cursor.expect(Keyword.GROUP);
        }
    }

    /// `WINDOW a AS (…), b AS (…)`, or nothing.
    public List<QueryPart.NamedWindow> namedWindows() {
        if (!cursor.is(Keyword.WINDOW) || !cursor.has(Clause.WINDOW)) {
            return List.of();
        }
        cursor.advance();
        List<QueryPart.NamedWindow> windows = new ArrayList<>();
        do {
            int start = cursor.index();
            Identifier name = parsers.names().column("a window's name");
            cursor.expect(Keyword.AS);
            QueryPart.Window window =
                    cursor.has(Clause.QUALIFY) ? window() : definition(cursor.index());
            windows.add(new QueryPart.NamedWindow(name, window, cursor.spanFrom(start)));
        } while (cursor.accept(TokenKind.COMMA));
        return windows;
    }
}
