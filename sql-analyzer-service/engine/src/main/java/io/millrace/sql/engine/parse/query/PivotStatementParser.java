package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Asides;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// PIVOT and UNPIVOT as DuckDB's statements, which are queries.
final class PivotStatementParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    PivotStatementParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `PIVOT t ON a USING sum(b) GROUP BY c`, `UNPIVOT t ON a, b INTO NAME n VALUE v`
    QueryBody statement(int start) {
        boolean un = cursor.is(Keyword.UNPIVOT);
        cursor.advance();
        FromItem source = parsers.from().single();
        List<Expression> columns = new ArrayList<>();
        List<Identifier> named = new ArrayList<>();
        List<Expression> asides = new ArrayList<>(0);
        if (cursor.accept(Keyword.ON)) {
            do {
                columns.add(parsers.expressions().above(Precedence.MATCH + 1));
                if (cursor.accept(Keyword.IN)) {
                    values(named, asides);
                }
                if (cursor.accept(Keyword.AS)) {
                    parsers.names().label("a name");
                }
            } while (cursor.accept(TokenKind.COMMA));
        }
        FromItem item =
                un
                        ? into(source, columns, asides, start)
                        : using(source, columns, named, asides, start);
        return parsers.selects().selectAfter(List.of(item), start);
    }

    /// The values of IN name the columns; of those that are more than constants the tables count.
    private void values(List<Identifier> named, List<Expression> asides) {
        List<Expression> values = new ArrayList<>();
        parsers.pivots().values(values, named, asides);
        values.forEach(value -> Asides.add(value, asides));
    }

    private FromItem using(
            FromItem source,
            List<Expression> columns,
            List<Identifier> named,
            List<Expression> asides,
            int start) {
        List<SelectItem> aggregates =
                cursor.accept(Keyword.USING) ? parsers.pivots().aggregates() : List.of();
        List<Expression> groupBy = List.of();
        if (cursor.accept(Keyword.GROUP)) {
            cursor.expect(Keyword.BY);
            groupBy = parsers.expressions().list();
        }
        return new FromItem.Pivot(
                source,
                aggregates,
                columns,
                List.of(),
                named,
                groupBy,
                asides,
                null,
                cursor.spanFrom(start));
    }

    private FromItem into(
            FromItem source, List<Expression> columns, List<Expression> asides, int start) {
        List<Identifier> names = new ArrayList<>();
        List<Identifier> values = new ArrayList<>();
        if (cursor.accept(Keyword.INTO)) {
            cursor.expect(Keyword.NAME);
            names.add(parsers.names().column("a column name"));
            cursor.expect(Keyword.VALUE);
            do {
                values.add(parsers.names().column("a column name"));
            } while (cursor.accept(TokenKind.COMMA));
        }
        return new FromItem.Unpivot(
                source, values, names, columns, asides, null, cursor.spanFrom(start));
    }
}
