package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// `VALUES (…), (…)`.
public final class ValuesParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    ValuesParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public QueryBody values() {
        int start = cursor.index();
        QueryBody rows = rows();
        alias();
        return rows instanceof QueryBody.Values values
                ? new QueryBody.Values(values.rows(), cursor.spanFrom(start))
                : rows;
    }

    /// The rows without the alias after them.
    QueryBody rows() {
        int start = cursor.index();
        cursor.advance();
        if (cursor.is(Keyword.BETWEEN) && cursor.has(Clause.VALUES_BETWEEN)) {
            return between(start);
        }
        List<Expression.Row> rows = new ArrayList<>();
        boolean separated;
        do {
            rows.add(row());
            separated =
                    cursor.accept(TokenKind.COMMA)
                            || (cursor.is(TokenKind.LEFT_PARENTHESIS)
                                    && cursor.has(Clause.PREWHERE));
        } while (separated && !endsEarly());
        return new QueryBody.Values(rows, cursor.spanFrom(start));
    }

    /// `VALUES BETWEEN 1 AND 9 WITH STEP 2`
    QueryBody between(int start) {
        cursor.advance();
        List<Expression> bounds = new ArrayList<>();
        bounds.add(parsers.expressions().above(Precedence.MATCH + 1));
        cursor.expect(Keyword.AND);
        bounds.add(parsers.expressions().above(Precedence.MATCH + 1));
        if (cursor.accept(Keyword.WITH)) {
            cursor.expectWord("STEP");
            bounds.add(parsers.expressions().above(Precedence.MATCH + 1));
        }
        Expression range = new Expression.Composite(bounds, cursor.spanFrom(start));
        return new QueryBody.Values(
                List.of(new Expression.Row(List.of(range), range.span())), cursor.spanFrom(start));
    }

    /// `VALUES (1) AS t (a)`: names that nothing outside of the query sees.
    private void alias() {
        if (cursor.has(Clause.ON_DUPLICATE_KEY)) {
            return;
        }
        boolean bare = cursor.has(Clause.BARE_VALUES) && cursor.has(Clause.LATERAL_VIEW);
        boolean named =
                cursor.is(Keyword.AS)
                        && cursor.kindAt(cursor.index() + 2) == TokenKind.LEFT_PARENTHESIS;
        if (named || (bare && (cursor.is(Keyword.AS) || parsers.names().startsAlias()))) {
            parsers.aliases().alias();
        }
        if (bare && cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            parsers.names().list();
        }
    }

    /// A comma after the last row, where a dialect allows it.
    private boolean endsEarly() {
        return cursor.has(Clause.TRAILING_COMMA_ANYWHERE)
                && (cursor.atEnd() || cursor.is(TokenKind.RIGHT_PARENTHESIS));
    }

    private Expression.Row row() {
        int start = cursor.index();
        boolean spelled = cursor.is(Keyword.ROW) && cursor.has(Clause.VALUES_ROW);
        if (spelled) {
            cursor.advance();
        }
        boolean wrapped =
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        && (!cursor.has(Clause.BARE_VALUES) || isWholeRow());
        if (!wrapped) {
            if (!cursor.has(Clause.BARE_VALUES) && !cursor.has(Clause.PREWHERE)) {
                throw cursor.unexpected("(");
            }
            Expression value = parsers.expressions().expression();
            List<Expression> items =
                    value instanceof Expression.Row row ? row.items() : List.of(value);
            return new Expression.Row(items, cursor.spanFrom(start));
        }
        List<Expression> items = parsers.calls().plainArguments();
        if (items.isEmpty() && !cursor.has(Clause.DML_PRIORITY)) {
            throw cursor.unexpectedAt(cursor.index() - 1, "an expression");
        }
        return new Expression.Row(items, cursor.spanFrom(start));
    }

    /// Whether nothing follows the parenthesis but another row.
    private boolean isWholeRow() {
        int after = cursor.match(cursor.index()) + 1;
        return after > 0
                && cursor.kindAt(after) != TokenKind.OPERATOR
                && cursor.kindAt(after) != TokenKind.DOT;
    }
}
