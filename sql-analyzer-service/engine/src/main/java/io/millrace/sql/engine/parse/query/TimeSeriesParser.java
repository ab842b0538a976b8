package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// Vertica's TIMESERIES and MATCH, which stand behind WHERE.
final class TimeSeriesParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    TimeSeriesParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    void clauses(List<Expression> further) {
        if (cursor.accept(Keyword.TIMESERIES)) {
            series(further);
        }
        boolean matches =
                cursor.is(Keyword.MATCH)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        if (matches) {
            match(further);
        }
    }

    /// `TIMESERIES slice_time AS '3 seconds' OVER (PARTITION BY a ORDER BY b)`
    private void series(List<Expression> further) {
        parsers.names().column("a name for the slices");
        cursor.expect(Keyword.AS);
        further.add(parsers.expressions().expression());
        cursor.expect(Keyword.OVER);
        further.addAll(parsers.windows().window().expressions());
    }

    /// `MATCH (PARTITION BY a ORDER BY b DEFINE x AS c > 1 PATTERN p AS (x*) ROWS MATCH ALL
    /// EVENTS)`
    private void match(List<Expression> further) {
        cursor.advance();
        cursor.advance();
        if (cursor.accept(Keyword.PARTITION, Keyword.BY)) {
            further.addAll(parsers.expressions().list());
        }
        parsers.windows().orderBy().forEach(item -> further.add(item.expression()));
        cursor.expect(Keyword.DEFINE);
        do {
            parsers.names().label("an event");
            cursor.expect(Keyword.AS);
            further.add(parsers.expressions().expression());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(Keyword.PATTERN);
        parsers.names().label("a pattern");
        cursor.expect(Keyword.AS);
        cursor.skipGroup();
        if (cursor.accept(Keyword.ROWS)) {
            cursor.expect(Keyword.MATCH);
            while (cursor.is(TokenKind.WORD)) {
                cursor.advance();
            }
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
    }
}
