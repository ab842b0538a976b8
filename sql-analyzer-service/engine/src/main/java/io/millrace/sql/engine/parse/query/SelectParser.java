package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryBody;
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

/// One SELECT, from DISTINCT to QUALIFY.
public final class SelectParser {
    private final Cursor cursor;
    private final QueryParsers parsers;
    private final SelectListParser lists;
    private final SelectOptionParser options;
    private final GroupParser groups;
    private final TimeSeriesParser series;

    SelectParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.lists = new SelectListParser(cursor, parsers);
        this.options = new SelectOptionParser(cursor, parsers);
        this.groups = new GroupParser(cursor, parsers);
        this.series = new TimeSeriesParser(cursor, parsers);
    }

    QueryBody.Select select() {
        int start = cursor.index();
        cursor.advance();
        List<Expression> further = new ArrayList<>(0);
        List<Expression> distinctOn = options.options(further);
        List<SelectItem> items = lists.startsItem() ? lists.items() : List.of();
        QueryPart.Into into = into(further);
        List<FromItem> from = cursor.accept(Keyword.FROM) ? parsers.from().items() : List.of();
        return rest(start, distinctOn, items, into, from, further);
    }

    private QueryBody.Select rest(
            int start,
            List<Expression> distinctOn,
            List<SelectItem> items,
            QueryPart.@Nullable Into into,
            List<FromItem> from,
            List<Expression> further) {
        List<FromItem> all = laterals(from);
        prewhere(further);
        Expression where = where();
        if (cursor.has(Clause.TIMESERIES)) {
            series.clauses(further);
        }
        hierarchy(further);
        Expression early =
                cursor.has(Clause.HAVING_BEFORE_GROUP_BY)
                        ? parsers.primaries().after(Keyword.HAVING)
                        : null;
        List<QueryPart.Grouping> groupBy = groups.groupBy();
        Expression having = early == null ? parsers.primaries().after(Keyword.HAVING) : early;
        groups.unusual(further);
        List<QueryPart.NamedWindow> windows = parsers.windows().namedWindows();
        Expression qualify =
                cursor.has(Clause.QUALIFY) ? parsers.primaries().after(Keyword.QUALIFY) : null;
        if (qualify != null && windows.isEmpty()) {
            windows = parsers.windows().namedWindows();
        }
        if (cursor.has(Clause.ROWS_OF_PERIODS)) {
            parsers.samples().rows(further);
            groups.expanded(further);
        }
        return new QueryBody.Select(
                distinctOn,
                items,
                into,
                all,
                where,
                groupBy,
                having,
                windows,
                qualify,
                further,
                cursor.spanFrom(start));
    }

    private @Nullable Expression where() {
        if (!cursor.accept(Keyword.WHERE)) {
            return null;
        }
        if (cursor.is(Keyword.CURRENT, Keyword.OF)) {
            throw cursor.unexpected("a condition");
        }
        return parsers.expressions().expression();
    }

    /// `LATERAL VIEW` after the whole of FROM.
    private List<FromItem> laterals(List<FromItem> from) {
        if (from.isEmpty() || !parsers.joins().startsLateralView()) {
            return from;
        }
        List<FromItem> all = new ArrayList<>(from);
        all.add(parsers.joins().lateralViews(all.removeLast()));
        return all;
    }

    private void prewhere(List<Expression> further) {
        if (cursor.has(Clause.PREWHERE) && cursor.accept(Keyword.PREWHERE)) {
            further.add(parsers.expressions().expression());
        }
    }

    /// `START WITH … CONNECT BY …`, in any order.
    private void hierarchy(List<Expression> further) {
        if (!cursor.has(Clause.CONNECT_BY)) {
            return;
        }
        while (true) {
            if (cursor.accept(Keyword.START, Keyword.WITH)) {
                further.add(parsers.expressions().expression());
            } else if (cursor.accept(Keyword.CONNECT, Keyword.BY)) {
                cursor.acceptWord("NOCYCLE");
                further.add(parsers.expressions().expression());
            } else {
                return;
            }
        }
    }

    /// A select list, also the one of RETURNING.
    public List<SelectItem> items() {
        return lists.items();
    }

    /// `FROM t`, `FROM t SELECT a WHERE …`, `FROM t WHERE …`
    QueryBody fromFirst() {
        int start = cursor.index();
        cursor.expect(Keyword.FROM);
        List<FromItem> from = laterals(parsers.from().items());
        return selectAfter(from, start);
    }

    /// The rest of a query that begins with FROM.
    public QueryBody.Select selectAfter(List<FromItem> from, int start) {
        List<Expression> further = new ArrayList<>(0);
        if (cursor.accept(Keyword.SELECT)) {
            List<Expression> distinctOn = options.options(further);
            List<SelectItem> items = lists.items();
            // Hive lets an INSERT after FROM have a FROM of its own.
            List<FromItem> own =
                    cursor.has(Clause.MULTI_INSERT_FROM) && cursor.accept(Keyword.FROM)
                            ? parsers.from().items()
                            : from;
            return rest(start, distinctOn, items, null, own, further);
        }
        Expression.Star star = new Expression.Star(List.of(), cursor.spanFrom(start));
        SelectItem all = new SelectItem(star, null, star.span());
        return rest(start, List.of(), List.of(all), null, from, further);
    }

    /// `INTO table`; or `INTO @a`, which are no tables.
    private QueryPart.@Nullable Into into(List<Expression> further) {
        int start = cursor.index();
        if (cursor.has(Clause.OUTER_MARK) && cursor.has(Clause.INTO_VARIABLES)) {
            cursor.acceptWords("BULK", "COLLECT");
        }
        if (!cursor.is(Keyword.INTO)) {
            return null;
        }
        if (cursor.has(Clause.INTO_VARIABLES)) {
            variables(further);
            return null;
        }
        if (!cursor.has(Clause.SELECT_INTO)) {
            return null;
        }
        cursor.advance();
        boolean temporary = cursor.accept(Keyword.TEMPORARY) || cursor.accept(Keyword.TEMP);
        if (!temporary) {
            cursor.accept(Keyword.UNLOGGED);
        }
        cursor.accept(Keyword.TABLE);
        Name table = parsers.names().dotted("a table");
        if (cursor.has(Clause.TABLE_HINTS) && cursor.accept(Keyword.ON)) {
            parsers.names().name("a filegroup");
        }
        return new QueryPart.Into(table, temporary, cursor.spanFrom(start));
    }

    private void variables(List<Expression> further) {
        int start = cursor.index();
        cursor.advance();
        boolean file = cursor.acceptWord("OUTFILE") || cursor.acceptWord("DUMPFILE");
        if (!file) {
            do {
                if (cursor.is(TokenKind.PARAMETER) || cursor.is(TokenKind.COLON)) {
                    further.add(parsers.expressions().expression());
                } else {
                    parsers.names().dotted("a variable");
                }
            } while (cursor.accept(TokenKind.COMMA));
            return;
        }
        cursor.expect(TokenKind.STRING, "a file");
        while (!cursor.is(Keyword.FROM) && !cursor.is(Symbol.EQUAL) && !cursor.atEnd()) {
            cursor.advance();
        }
        further.add(new Expression.Effect(cursor.spanFrom(start)));
    }
}
