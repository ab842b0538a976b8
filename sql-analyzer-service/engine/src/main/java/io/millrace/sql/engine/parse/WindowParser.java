package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;

/// ORDER BY and windows.
final class WindowParser {
    private final Cursor cursor;
    private final Parsers parsers;

    WindowParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `ORDER BY …`, or nothing.
    List<QueryPart.SortItem> orderBy() {
        if (!cursor.accept(Keyword.ORDER)) {
            return List.of();
        }
        cursor.expect(Keyword.BY);
        List<QueryPart.SortItem> items = new ArrayList<>();
        do {
            items.add(sortItem());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    private QueryPart.SortItem sortItem() {
        int start = cursor.index();
        Expression expression = parsers.expressions().expression();
        if (cursor.accept(Keyword.USING)) {
            cursor.expect(TokenKind.OPERATOR, "an operator");
        } else if (!cursor.accept(Keyword.ASC)) {
            cursor.accept(Keyword.DESC);
        }
        if (cursor.accept(Keyword.NULLS) && !cursor.accept(Keyword.FIRST)) {
            cursor.expect(Keyword.LAST);
        }
        return new QueryPart.SortItem(expression, cursor.spanFrom(start));
    }

    /// What follows OVER: a name, or a definition in parentheses.
    QueryPart.Window window() {
        int start = cursor.index();
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            Identifier base = parsers.names().name("a window's name or (");
            return new QueryPart.Window(base, List.of(), List.of(), List.of(), base.span());
        }
        return definition(start);
    }

    /// `([base] [PARTITION BY …] [ORDER BY …] [frame])`
    QueryPart.Window definition(int start) {
        cursor.enter();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        boolean clause = cursor.is(Keyword.PARTITION) || startsFrame() || cursor.is(Keyword.ORDER);
        Identifier base =
                !clause && parsers.names().startsName()
                        ? parsers.names().name("a window's name")
                        : null;
        List<Expression> partitionBy = List.of();
        if (cursor.accept(Keyword.PARTITION)) {
            cursor.expect(Keyword.BY);
            partitionBy = parsers.expressions().list();
        }
        List<QueryPart.SortItem> orderBy = orderBy();
        List<Expression> bounds = startsFrame() ? frame() : List.of();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        cursor.leave();
        return new QueryPart.Window(base, partitionBy, orderBy, bounds, cursor.spanFrom(start));
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
    List<QueryPart.NamedWindow> namedWindows() {
        if (!cursor.accept(Keyword.WINDOW)) {
            return List.of();
        }
        List<QueryPart.NamedWindow> windows = new ArrayList<>();
        do {
            int start = cursor.index();
            Identifier name = parsers.names().name("a window's name");
            cursor.expect(Keyword.AS);
            QueryPart.Window window = definition(cursor.index());
            windows.add(new QueryPart.NamedWindow(name, window, cursor.spanFrom(start)));
        } while (cursor.accept(TokenKind.COMMA));
        return windows;
    }
}
