package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.List;

/// How many rows: LIMIT, OFFSET and FETCH, each at most once.
final class LimitParser {
    static final int NOTHING = 0;
    private static final int COUNT = 1;
    private static final int OFFSET = 2;
    private static final int AGAIN = 4;

    private final Cursor cursor;
    private final QueryParsers parsers;

    LimitParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// One of them, if it stands there and may.
    ///
    /// @param seen which of them came before
    /// @param asides where the expressions of LIMIT BY go
    /// @param sorted whether an ORDER BY came before
    /// @return which have come now; `seen` if none stands there
    int limit(List<Expression> limits, List<Expression> asides, int seen, boolean sorted) {
        boolean counts = (seen & COUNT) == 0 || cursor.has(Clause.LIMIT_BY);
        if (counts && cursor.is(Keyword.LIMIT) && cursor.has(Clause.LIMIT)) {
            cursor.advance();
            limitCount(limits, asides);
            // Where LIMIT may come again, what has been seen changes all the same.
            return (seen | COUNT) + (cursor.has(Clause.LIMIT_BY) ? AGAIN : 0);
        }
        if (cursor.is(Keyword.OFFSET) && cursor.has(Clause.OFFSET) && mayOffset(seen, sorted)) {
            cursor.advance();
            limits.add(parsers.expressions().expression());
            if (!cursor.accept(Keyword.ROWS)) {
                cursor.accept(Keyword.ROW);
            }
            return seen | OFFSET;
        }
        boolean fetches =
                (seen & COUNT) == 0
                        && (!cursor.has(Clause.OFFSET_AFTER_ORDER) || (seen & OFFSET) != 0);
        if (fetches && cursor.is(Keyword.FETCH) && cursor.has(Clause.FETCH_FIRST)) {
            cursor.advance();
            fetch(limits);
            return seen | COUNT;
        }
        return seen;
    }

    private boolean mayOffset(int seen, boolean sorted) {
        return (seen & OFFSET) == 0
                && (sorted || !cursor.has(Clause.OFFSET_AFTER_ORDER))
                && ((seen & COUNT) != 0 || cursor.has(Clause.OFFSET_ALONE));
    }

    /// MariaDB's `ROWS EXAMINED 100`
    private boolean examined(List<Expression> limits) {
        boolean stops = cursor.has(Clause.ROWS_EXAMINED) && cursor.acceptWords("ROWS", "EXAMINED");
        if (stops) {
            limits.add(parsers.expressions().expression());
        }
        return stops;
    }

    private void limitCount(List<Expression> limits, List<Expression> asides) {
        if (examined(limits)) {
            return;
        }
        boolean all = !cursor.has(Clause.DML_PRIORITY) && cursor.accept(Keyword.ALL);
        if (!all) {
            limits.add(
                    percent()
                            ? parsers.expressions().above(Precedence.POSTFIX)
                            : parsers.expressions().expression());
            if (cursor.is(TokenKind.COMMA) && cursor.has(Clause.LIMIT_COMMA)) {
                cursor.advance();
                limits.add(parsers.expressions().expression());
            }
            if (cursor.has(Clause.LIMIT_PERCENT) && !cursor.accept(Keyword.PERCENT)) {
                cursor.accept(Symbol.PERCENT);
            }
        }
        if (cursor.has(Clause.LIMIT_BY) && cursor.is(Keyword.OFFSET)) {
            cursor.advance();
            limits.add(parsers.expressions().expression());
        }
        if (cursor.has(Clause.LIMIT_BY) && cursor.accept(Keyword.BY)) {
            if (!cursor.accept(Keyword.ALL)) {
                asides.addAll(parsers.expressions().list());
            }
        }
        if (cursor.has(Clause.LIMIT_BY) && cursor.accept(Keyword.OVER)) {
            asides.addAll(parsers.windows().window().expressions());
        }
        if (cursor.has(Clause.SETTINGS) && cursor.is(Keyword.WITH, Keyword.TIES)) {
            cursor.advance();
            cursor.advance();
        }
        if (cursor.has(Clause.ROWS_EXAMINED) && cursor.is(Keyword.OFFSET)) {
            cursor.advance();
            limits.add(parsers.expressions().expression());
        }
        boolean _ = examined(limits);
    }

    /// `10%`, after which no operand stands.
    private boolean percent() {
        int sign = cursor.index() + 1;
        return cursor.has(Clause.LIMIT_PERCENT)
                && cursor.is(TokenKind.NUMBER)
                && cursor.symbolAt(sign) == Symbol.PERCENT
                && cursor.touches(sign);
    }

    private void fetch(List<Expression> limits) {
        boolean bare = cursor.has(Clause.LOCATIONS_AS_TABLES) && cursor.has(Clause.TOP);
        if (!cursor.accept(Keyword.FIRST) && !cursor.accept(Keyword.NEXT) && !bare) {
            throw cursor.unexpected("FIRST or NEXT");
        }
        if (!cursor.is(Keyword.ROW) && !cursor.is(Keyword.ROWS)) {
            limits.add(parsers.expressions().above(Precedence.SUM));
            if (cursor.has(Clause.LIMIT_PERCENT)) {
                cursor.accept(Keyword.PERCENT);
            }
        }
        if (bare) {
            if (!cursor.accept(Keyword.ROWS)) {
                cursor.accept(Keyword.ROW);
            }
            cursor.accept(Keyword.ONLY);
            return;
        }
        if (!cursor.accept(Keyword.ROWS)) {
            cursor.expect(Keyword.ROW);
        }
        if (cursor.accept(Keyword.WITH)) {
            cursor.expect(Keyword.TIES);
        } else {
            cursor.expect(Keyword.ONLY);
        }
    }
}
