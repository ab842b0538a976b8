package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Asides;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows the body of a query: ORDER BY, LIMIT and their like, locks, hints.
final class QueryTailParser {
    private final Cursor cursor;
    private final QueryParsers parsers;
    private final LockParser locks;
    private final LimitParser rows;

    QueryTailParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.locks = new LockParser(cursor, parsers);
        this.rows = new LimitParser(cursor, parsers);
    }

    Query tail(QueryPart.@Nullable With with, QueryBody body, int start) {
        if (!cursor.is(TokenKind.WORD)) {
            return new Query(with, body, List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        List<Expression> limits = new ArrayList<>();
        List<Expression> asides = new ArrayList<>(0);
        List<QueryPart.Locking> locking = new ArrayList<>();
        boolean sorted = !orderBy.isEmpty();
        int seen = LimitParser.NOTHING;
        boolean more = true;
        while (more && cursor.is(TokenKind.WORD)) {
            int now = rows.limit(limits, asides, seen, sorted);
            more = now != seen || locks.lock(locking) || option(asides) || concurrency();
            seen = now;
        }
        return new Query(with, body, orderBy, limits, asides, locking, cursor.spanFrom(start));
    }

    /// @param asides where the expressions of LIMIT BY go
    void limits(List<Expression> limits, List<Expression> asides) {
        int seen = LimitParser.NOTHING;
        boolean more = true;
        while (more) {
            int now = rows.limit(limits, asides, seen, true);
            more = now != seen;
            seen = now;
        }
    }

    /// The clauses that only one dialect or two have.
    private boolean option(List<Expression> asides) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case ORDER ->
                    (cursor.has(Clause.FROM_FIRST) || cursor.has(Clause.SORT_BY))
                            && orderAgain(asides);
            case SETTINGS -> cursor.has(Clause.SETTINGS) && settings(asides);
            case FORMAT -> cursor.has(Clause.SETTINGS) && format();
            case OPTION -> cursor.has(Clause.OPTION) && option();
            case OPTIONS -> cursor.has(Clause.OPTION) && option();
            case WITH -> isolation();
            case INTO -> cursor.has(Clause.INTO_VARIABLES) && into(asides);
            case USING -> cursor.has(Clause.USING_SAMPLE) && usingSample(asides);
            case SORT, CLUSTER, DISTRIBUTE -> cursor.has(Clause.SORT_BY) && sortBy(asides);
            case OPTIMIZE -> cursor.has(Clause.ISOLATION) && optimize(asides);
            case PROCEDURE -> cursor.has(Clause.SELECT_OPTIONS) && analyse();
            default -> false;
        };
    }

    private boolean orderAgain(List<Expression> asides) {
        parsers.windows().orderBy().forEach(item -> asides.add(item.expression()));
        return true;
    }

    /// `SETTINGS a = 1, b = 'x'`
    private boolean settings(List<Expression> asides) {
        cursor.advance();
        do {
            parsers.names().label("a setting");
            if (!cursor.accept(Symbol.EQUAL)) {
                throw cursor.unexpected("=");
            }
            Asides.add(parsers.expressions().expression(), asides);
        } while (cursor.accept(TokenKind.COMMA));
        return true;
    }

    private boolean format() {
        cursor.advance();
        parsers.names().label("a format");
        return true;
    }

    private boolean option() {
        cursor.advance();
        cursor.skipGroup();
        return true;
    }

    /// `WITH UR`
    boolean isolation() {
        int next = cursor.index() + 1;
        boolean level =
                cursor.isWordAt(next, "UR")
                        || cursor.isWordAt(next, "CS")
                        || cursor.isWordAt(next, "RS")
                        || cursor.isWordAt(next, "RR");
        if (!level || !cursor.has(Clause.ISOLATION)) {
            return false;
        }
        cursor.seek(next + 1);
        if (cursor.acceptWords("USE", "AND")) {
            cursor.expect(Keyword.KEEP);
            parsers.names().label("SHARE, UPDATE or EXCLUSIVE");
            cursor.expectWord("LOCKS");
        }
        return true;
    }

    /// `SKIP LOCKED DATA`, `WAIT FOR OUTCOME`, `USE CURRENTLY COMMITTED`, `QUERYNO 5`
    private boolean concurrency() {
        if (!cursor.has(Clause.ISOLATION)) {
            return false;
        }
        if (cursor.accept(Keyword.SKIP, Keyword.LOCKED)) {
            cursor.expectWord("DATA");
            return true;
        }
        if (cursor.acceptWords("WAIT", "FOR")) {
            cursor.expectWord("OUTCOME");
            return true;
        }
        if (cursor.acceptWord("QUERYNO")) {
            cursor.expect(TokenKind.NUMBER, "a number");
            return true;
        }
        return cursor.acceptWords("USE", "CURRENTLY") && cursor.acceptWord("COMMITTED");
    }

    /// `INTO @a, @b`, `INTO OUTFILE '…' FIELDS …`
    private boolean into(List<Expression> asides) {
        int start = cursor.index();
        cursor.advance();
        boolean file = cursor.acceptWord("OUTFILE") || cursor.acceptWord("DUMPFILE");
        if (!file) {
            parsers.expressions().list().forEach(variable -> Asides.add(variable, asides));
            return true;
        }
        cursor.expect(TokenKind.STRING, "a file");
        boolean formats = cursor.has(Clause.SETTINGS);
        while ((cursor.is(TokenKind.WORD)
                        && !cursor.is(Keyword.FROM)
                        && !(formats && cursor.is(Keyword.FORMAT)))
                || cursor.is(TokenKind.STRING)
                || cursor.is(TokenKind.NUMBER)) {
            cursor.advance();
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.has(Clause.INSERT_LABEL)) {
            cursor.skipGroup();
        }
        asides.add(new Expression.Effect(cursor.spanFrom(start)));
        return true;
    }

    private boolean usingSample(List<Expression> asides) {
        cursor.advance();
        cursor.expect(Keyword.SAMPLE);
        parsers.samples().amount(asides);
        return true;
    }

    /// `CLUSTER BY a`, `DISTRIBUTE BY a`, `SORT BY a`
    private boolean sortBy(List<Expression> asides) {
        cursor.advance();
        cursor.expect(Keyword.BY);
        parsers.windows().sortItems().forEach(item -> asides.add(item.expression()));
        return true;
    }

    /// `OPTIMIZE FOR 10 ROWS`
    private boolean optimize(List<Expression> asides) {
        cursor.advance();
        cursor.expect(Keyword.FOR);
        asides.add(parsers.expressions().expression());
        if (!cursor.accept(Keyword.ROWS)) {
            cursor.expect(Keyword.ROW);
        }
        return true;
    }

    private boolean analyse() {
        cursor.advance();
        parsers.names().label("ANALYSE");
        cursor.skipGroup();
        return true;
    }
}
