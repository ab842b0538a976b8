package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryBody.SetOperator;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries: WITH, set operations, VALUES, ORDER BY, LIMIT and locking clauses.
final class QueryParser {
    private final Cursor cursor;
    private final Parsers parsers;

    QueryParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    static boolean opensQuery(@Nullable Keyword keyword) {
        return keyword == Keyword.SELECT
                || keyword == Keyword.WITH
                || keyword == Keyword.VALUES
                || keyword == Keyword.TABLE;
    }

    /// Whether a query in parentheses goes on with this word.
    static boolean continuesQuery(@Nullable Keyword keyword) {
        return keyword == Keyword.UNION
                || keyword == Keyword.EXCEPT
                || keyword == Keyword.INTERSECT
                || keyword == Keyword.ORDER
                || keyword == Keyword.LIMIT
                || keyword == Keyword.OFFSET
                || keyword == Keyword.FETCH;
    }

    Query inParentheses() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Query query = query();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return query;
    }

    Query query() {
        int start = cursor.index();
        return query(cursor.is(Keyword.WITH) ? parsers.statements().with() : null, start);
    }

    /// The rest of a query whose WITH has been read.
    Query query(QueryPart.@Nullable With with, int start) {
        cursor.enter();
        QueryBody body = unions();
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        List<Expression> limits = new ArrayList<>();
        List<QueryPart.Locking> locking = new ArrayList<>();
        boolean more = true;
        while (more) {
            more = limit(limits) || lock(locking);
        }
        cursor.leave();
        return new Query(with, body, orderBy, limits, locking, cursor.spanFrom(start));
    }

    private QueryBody unions() {
        int start = cursor.index();
        List<QueryBody> operands = new ArrayList<>();
        List<SetOperator> operators = new ArrayList<>();
        operands.add(intersections());
        while (cursor.is(Keyword.UNION) || cursor.is(Keyword.EXCEPT)) {
            operators.add(cursor.is(Keyword.UNION) ? SetOperator.UNION : SetOperator.EXCEPT);
            quantifier();
            operands.add(intersections());
        }
        return combined(operands, operators, start);
    }

    private QueryBody intersections() {
        int start = cursor.index();
        List<QueryBody> operands = new ArrayList<>();
        List<SetOperator> operators = new ArrayList<>();
        operands.add(operand());
        while (cursor.is(Keyword.INTERSECT)) {
            operators.add(SetOperator.INTERSECT);
            quantifier();
            operands.add(operand());
        }
        return combined(operands, operators, start);
    }

    private void quantifier() {
        cursor.advance();
        if (!cursor.accept(Keyword.ALL)) {
            cursor.accept(Keyword.DISTINCT);
        }
    }

    private QueryBody combined(List<QueryBody> operands, List<SetOperator> operators, int start) {
        return operators.isEmpty()
                ? operands.getFirst()
                : new QueryBody.SetOperation(operands, operators, cursor.spanFrom(start));
    }

    private QueryBody operand() {
        int start = cursor.index();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return new QueryBody.Nested(inParentheses(), cursor.spanFrom(start));
        }
        if (cursor.is(Keyword.VALUES)) {
            return values();
        }
        if (cursor.accept(Keyword.TABLE)) {
            Name name = parsers.names().dotted("a table");
            return new QueryBody.TableCommand(
                    new FromItem.Table(name, null, List.of(), name.span()), cursor.spanFrom(start));
        }
        if (cursor.is(Keyword.SELECT)) {
            return parsers.selects().select();
        }
        throw cursor.unexpected("SELECT, VALUES, TABLE or a query in parentheses");
    }

    private QueryBody values() {
        int start = cursor.index();
        cursor.expect(Keyword.VALUES);
        List<Expression.Row> rows = new ArrayList<>();
        do {
            int row = cursor.index();
            cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
            List<Expression> items = parsers.expressions().list();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
            rows.add(new Expression.Row(items, cursor.spanFrom(row)));
        } while (cursor.accept(TokenKind.COMMA));
        return new QueryBody.Values(rows, cursor.spanFrom(start));
    }

    /// One of LIMIT, OFFSET and FETCH, if it stands there.
    private boolean limit(List<Expression> limits) {
        if (cursor.accept(Keyword.LIMIT)) {
            if (!cursor.accept(Keyword.ALL)) {
                limits.add(parsers.expressions().expression());
            }
            return true;
        }
        if (cursor.accept(Keyword.OFFSET)) {
            limits.add(parsers.expressions().expression());
            if (!cursor.accept(Keyword.ROWS)) {
                cursor.accept(Keyword.ROW);
            }
            return true;
        }
        if (cursor.has(Clause.FETCH_FIRST) && cursor.accept(Keyword.FETCH)) {
            fetch(limits);
            return true;
        }
        return false;
    }

    private void fetch(List<Expression> limits) {
        if (!cursor.accept(Keyword.FIRST)) {
            cursor.expect(Keyword.NEXT);
        }
        if (!cursor.is(Keyword.ROW) && !cursor.is(Keyword.ROWS)) {
            limits.add(parsers.expressions().above(Precedence.SUM));
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

    /// `FOR UPDATE [OF t] [NOWAIT]` and its like, if it stands there.
    private boolean lock(List<QueryPart.Locking> locking) {
        int start = cursor.index();
        if (!cursor.accept(Keyword.FOR)) {
            return false;
        }
        if (cursor.accept(Keyword.NO)) {
            cursor.expect(Keyword.KEY);
            cursor.expect(Keyword.UPDATE);
        } else if (cursor.accept(Keyword.KEY)) {
            cursor.expect(Keyword.SHARE);
        } else if (!cursor.accept(Keyword.UPDATE)) {
            cursor.expect(Keyword.SHARE);
        }
        if (cursor.accept(Keyword.OF)) {
            do {
                parsers.names().dotted("a table");
            } while (cursor.accept(TokenKind.COMMA));
        }
        if (cursor.accept(Keyword.SKIP)) {
            cursor.expect(Keyword.LOCKED);
        } else {
            cursor.accept(Keyword.NOWAIT);
        }
        locking.add(new QueryPart.Locking(cursor.spanFrom(start)));
        return true;
    }
}
