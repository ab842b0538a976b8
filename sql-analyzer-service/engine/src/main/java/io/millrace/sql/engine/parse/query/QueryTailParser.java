package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What follows the body of a query: ORDER BY, LIMIT and their like, locks, hints.
final class QueryTailParser {
    private final Cursor cursor;
    private final QueryParsers parsers;
    private final LockParser locks;

    QueryTailParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.locks = new LockParser(cursor, parsers);
    }

    Query tail(QueryPart.@Nullable With with, QueryBody body, int start) {
        if (!cursor.is(TokenKind.WORD)) {
            return new Query(with, body, List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        List<Expression> limits = new ArrayList<>();
        List<QueryPart.Locking> locking = new ArrayList<>();
        boolean more = true;
        while (more && cursor.is(TokenKind.WORD)) {
            more = limit(limits) || locks.lock(locking) || option(limits);
        }
        return new Query(with, body, orderBy, limits, locking, cursor.spanFrom(start));
    }

    void limits(List<Expression> limits) {
        boolean more = true;
        while (more) {
            more = limit(limits);
        }
    }

    /// One of LIMIT, OFFSET and FETCH, if it stands there.
    private boolean limit(List<Expression> limits) {
        if (cursor.is(Keyword.LIMIT) && cursor.has(Clause.LIMIT)) {
            cursor.advance();
            limitCount(limits);
            return true;
        }
        if (cursor.is(Keyword.OFFSET) && cursor.has(Clause.OFFSET)) {
            cursor.advance();
            limits.add(parsers.expressions().expression());
            if (!cursor.accept(Keyword.ROWS)) {
                cursor.accept(Keyword.ROW);
            }
            return true;
        }
        if (cursor.is(Keyword.FETCH) && cursor.has(Clause.FETCH_FIRST)) {
            cursor.advance();
            fetch(limits);
            return true;
        }
        return false;
    }

    private void limitCount(List<Expression> limits) {
        if (!cursor.accept(Keyword.ALL)) {
            limits.add(parsers.expressions().expression());
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
                parsers.expressions().list();
            }
        }
        if (cursor.has(Clause.LIMIT_BY) && cursor.accept(Keyword.OVER)) {
            parsers.windows().window();
        }
        if (cursor.has(Clause.SETTINGS) && cursor.is(Keyword.WITH, Keyword.TIES)) {
            cursor.advance();
            cursor.advance();
        }
        if (cursor.has(Clause.DML_PRIORITY) && cursor.is(Keyword.ROWS)) {
            cursor.advance();
            cursor.acceptWord("EXAMINED");
            limits.add(parsers.expressions().expression());
        }
    }

    private void fetch(List<Expression> limits) {
        if (!cursor.accept(Keyword.FIRST) && !cursor.accept(Keyword.NEXT)) {
            throw cursor.unexpected("FIRST or NEXT");
        }
        if (!cursor.is(Keyword.ROW) && !cursor.is(Keyword.ROWS)) {
            limits.add(parsers.expressions().above(Precedence.SUM));
            if (cursor.has(Clause.LIMIT_PERCENT)) {
                cursor.accept(Keyword.PERCENT);
            }
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

    /// The clauses that only one dialect or two have.
    private boolean option(List<Expression> limits) {
        Keyword keyword = cursor.keyword();
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case ORDER ->
                    (cursor.has(Clause.FROM_FIRST) || cursor.has(Clause.SORT_BY))
                            && orderAgain(limits);
            case SETTINGS -> cursor.has(Clause.SETTINGS) && settings();
            case FORMAT -> cursor.has(Clause.SETTINGS) && format();
            case OPTION -> cursor.has(Clause.OPTION) && option();
            case OPTIONS -> cursor.has(Clause.OPTION) && option();
            case WITH -> isolation();
            case INTO -> cursor.has(Clause.INTO_VARIABLES) && into(limits);
            case USING -> cursor.has(Clause.USING_SAMPLE) && usingSample();
            case SORT, CLUSTER, DISTRIBUTE -> cursor.has(Clause.SORT_BY) && sortBy(limits);
            case OPTIMIZE -> cursor.has(Clause.ISOLATION) && optimize();
            case PROCEDURE -> cursor.has(Clause.SELECT_OPTIONS) && analyse();
            default -> false;
        };
    }

    private boolean orderAgain(List<Expression> limits) {
        parsers.windows().orderBy().forEach(item -> limits.add(item.expression()));
        return true;
    }

    /// `SETTINGS a = 1, b = 'x'`
    private boolean settings() {
        cursor.advance();
        do {
            parsers.names().label("a setting");
            if (!cursor.accept(Symbol.EQUAL)) {
                throw cursor.unexpected("=");
            }
            parsers.expressions().expression();
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
    private boolean isolation() {
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
        return true;
    }

    /// `INTO @a, @b`, `INTO OUTFILE '…' FIELDS …`
    private boolean into(List<Expression> limits) {
        cursor.advance();
        boolean file = cursor.acceptWord("OUTFILE") || cursor.acceptWord("DUMPFILE");
        if (!file) {
            limits.addAll(parsers.expressions().list());
            return true;
        }
        cursor.expect(TokenKind.STRING, "a file");
        while ((cursor.is(TokenKind.WORD) && !cursor.is(Keyword.FROM) && !cursor.is(Keyword.FORMAT))
                || cursor.is(TokenKind.STRING)) {
            cursor.advance();
        }
        return true;
    }

    private boolean usingSample() {
        cursor.advance();
        cursor.expect(Keyword.SAMPLE);
        parsers.samples().amount();
        return true;
    }

    /// `CLUSTER BY a`, `DISTRIBUTE BY a`, `SORT BY a`
    private boolean sortBy(List<Expression> limits) {
        cursor.advance();
        cursor.expect(Keyword.BY);
        parsers.windows().sortItems().forEach(item -> limits.add(item.expression()));
        return true;
    }

    /// `OPTIMIZE FOR 10 ROWS`
    private boolean optimize() {
        cursor.advance();
        cursor.expect(Keyword.FOR);
        parsers.expressions().expression();
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
