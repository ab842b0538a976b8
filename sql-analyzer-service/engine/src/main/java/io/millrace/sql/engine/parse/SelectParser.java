package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One SELECT, from DISTINCT to WINDOW.
final class SelectParser {
    private final Cursor cursor;
    private final Parsers parsers;

    SelectParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    QueryBody.Select select() {
        int start = cursor.index();
        cursor.expect(Keyword.SELECT);
        List<Expression> distinctOn = distinct();
        List<SelectItem> items = startsItem() ? items() : List.of();
        QueryPart.Into into = into();
        List<FromItem> from = cursor.accept(Keyword.FROM) ? parsers.from().items() : List.of();
        Expression where = parsers.primaries().after(Keyword.WHERE);
        List<QueryPart.Grouping> groupBy = groupBy();
        Expression having = parsers.primaries().after(Keyword.HAVING);
        List<QueryPart.NamedWindow> windows = parsers.windows().namedWindows();
        return new QueryBody.Select(
                distinctOn,
                items,
                into,
                from,
                where,
                groupBy,
                having,
                windows,
                cursor.spanFrom(start));
    }

    private List<Expression> distinct() {
        if (!cursor.accept(Keyword.DISTINCT)) {
            cursor.accept(Keyword.ALL);
            return List.of();
        }
        if (!cursor.has(Clause.DISTINCT_ON) || !cursor.accept(Keyword.ON)) {
            return List.of();
        }
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> expressions = parsers.expressions().list();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return expressions;
    }

    /// PostgreSQL allows a SELECT without items; then one of these follows.
    private boolean startsItem() {
        return !cursor.atEnd()
                && !cursor.is(Keyword.FROM)
                && !cursor.is(Keyword.WHERE)
                && !cursor.is(TokenKind.RIGHT_PARENTHESIS)
                && !cursor.is(Keyword.UNION);
    }

    /// A select list, also the one of RETURNING.
    List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        do {
            items.add(item());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    private SelectItem item() {
        int start = cursor.index();
        if (cursor.accept(Symbol.STAR)) {
            Expression.Star star = new Expression.Star(List.of(), cursor.spanFrom(start));
            return new SelectItem(star, null, star.span());
        }
        Expression expression = parsers.expressions().expression();
        Identifier alias = null;
        if (cursor.accept(Keyword.AS)) {
            alias = parsers.names().label("a name for the column");
        } else if (startsBareLabel()) {
            alias = parsers.names().label("a name for the column");
        }
        return new SelectItem(expression, alias, cursor.spanFrom(start));
    }

    private boolean startsBareLabel() {
        if (cursor.is(TokenKind.QUOTED_NAME)) {
            return true;
        }
        Keyword keyword = cursor.keyword();
        return cursor.is(TokenKind.WORD)
                && (keyword == null || cursor.dialect().allowsAsBareLabel(keyword));
    }

    private QueryPart.@Nullable Into into() {
        int start = cursor.index();
        if (!cursor.has(Clause.SELECT_INTO) || !cursor.accept(Keyword.INTO)) {
            return null;
        }
        boolean temporary = cursor.accept(Keyword.TEMPORARY) || cursor.accept(Keyword.TEMP);
        if (!temporary) {
            cursor.accept(Keyword.UNLOGGED);
        }
        cursor.accept(Keyword.TABLE);
        return new QueryPart.Into(parsers.names().dotted("a table"), cursor.spanFrom(start));
    }

    private List<QueryPart.Grouping> groupBy() {
        if (!cursor.accept(Keyword.GROUP)) {
            return List.of();
        }
        cursor.expect(Keyword.BY);
        if (!cursor.accept(Keyword.ALL)) {
            cursor.accept(Keyword.DISTINCT);
        }
        return groupings();
    }

    private List<QueryPart.Grouping> groupings() {
        List<QueryPart.Grouping> groupings = new ArrayList<>();
        do {
            groupings.add(grouping());
        } while (cursor.accept(TokenKind.COMMA));
        return groupings;
    }

    private QueryPart.Grouping grouping() {
        int start = cursor.index();
        if (cursor.accept(Keyword.GROUPING, Keyword.SETS)) {
            cursor.enter();
            cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
            List<QueryPart.Grouping> sets = groupings();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
            cursor.leave();
            return new QueryPart.Grouping(List.of(), sets, cursor.spanFrom(start));
        }
        boolean parenthesis = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        if (parenthesis && (cursor.accept(Keyword.ROLLUP) || cursor.accept(Keyword.CUBE))) {
            cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
            List<Expression> items = parsers.expressions().list();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
            return new QueryPart.Grouping(items, List.of(), cursor.spanFrom(start));
        }
        boolean empty =
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        && cursor.kindAt(start + 1) == TokenKind.RIGHT_PARENTHESIS;
        if (empty) {
            cursor.advance();
            cursor.advance();
            return new QueryPart.Grouping(List.of(), List.of(), cursor.spanFrom(start));
        }
        Expression expression = parsers.expressions().expression();
        return new QueryPart.Grouping(List.of(expression), List.of(), cursor.spanFrom(start));
    }
}
