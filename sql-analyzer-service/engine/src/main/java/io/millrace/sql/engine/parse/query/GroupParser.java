package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Queries;
import java.util.ArrayList;
import java.util.List;

/// GROUP BY, and clauses around it that one dialect has.
final class GroupParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    GroupParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    List<QueryPart.Grouping> groupBy() {
        if (!cursor.is(Keyword.GROUP)) {
            return List.of();
        }
        cursor.advance();
        cursor.expect(Keyword.BY);
        if (cursor.is(Keyword.ALL) && cursor.has(Clause.GROUP_BY_ALL) && endsAll()) {
            cursor.advance();
            return suffixes();
        }
        if (!cursor.accept(Keyword.ALL)) {
            cursor.accept(Keyword.DISTINCT);
        }
        List<QueryPart.Grouping> groupings = groupings();
        groupings.addAll(suffixes());
        return groupings;
    }

    private boolean endsAll() {
        int next = cursor.index() + 1;
        return switch (cursor.kindAt(next)) {
            case END, RIGHT_PARENTHESIS, SEMICOLON -> true;
            case WORD ->
                    !parsers.names().canBeName(next)
                            || Queries.continuesQuery(cursor.keywordAt(next));
            case OPERATOR -> true;
            default -> false;
        };
    }

    /// `WITH ROLLUP`, `GROUPING SETS (…)` after a list.
    private List<QueryPart.Grouping> suffixes() {
        boolean more = true;
        while (more && cursor.has(Clause.WITH_ROLLUP)) {
            more =
                    cursor.accept(Keyword.WITH, Keyword.ROLLUP)
                            || (!cursor.has(Clause.DML_PRIORITY)
                                    && cursor.accept(Keyword.WITH, Keyword.CUBE))
                            || cursor.acceptWords("WITH", "TOTALS");
        }
        return sets() ? groupings() : List.of();
    }

    private boolean sets() {
        return cursor.is(Keyword.GROUPING, Keyword.SETS) && cursor.has(Clause.GROUPING_SETS);
    }

    private List<QueryPart.Grouping> groupings() {
        List<QueryPart.Grouping> groupings = new ArrayList<>();
        do {
            boolean ends = cursor.atEnd() || cursor.is(TokenKind.RIGHT_PARENTHESIS);
            if (ends && !groupings.isEmpty() && cursor.has(Clause.TRAILING_COMMA_ANYWHERE)) {
                break;
            }
            groupings.add(grouping());
        } while (cursor.accept(TokenKind.COMMA));
        return groupings;
    }

    private QueryPart.Grouping grouping() {
        int start = cursor.index();
        if (sets()) {
            cursor.advance();
            cursor.advance();
            cursor.enter();
            cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
            List<QueryPart.Grouping> sets = groupings();
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
            cursor.leave();
            return new QueryPart.Grouping(List.of(), sets, cursor.spanFrom(start));
        }
        boolean parenthesis = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        if (parenthesis && (cursor.accept(Keyword.ROLLUP) || cursor.accept(Keyword.CUBE))) {
            List<Expression> items = parsers.expressions().listInParentheses();
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
        if (cursor.has(Clause.GROUP_BY_DIRECTION) && !cursor.accept(Keyword.ASC)) {
            cursor.accept(Keyword.DESC);
        }
        if (cursor.is(Keyword.AS) && cursor.has(Clause.FROM_FIRST)) {
            cursor.advance();
            parsers.names().label("an alias");
        }
        return new QueryPart.Grouping(List.of(expression), List.of(), cursor.spanFrom(start));
    }

    /// SORT BY and its like of Hive, SAMPLE of Teradata, MODEL of Oracle.
    void unusual(List<Expression> further) {
        boolean more = true;
        while (more) {
            more = sorted(further) || model(further) || preferring();
        }
    }

    /// Teradata's `EXPAND ON p AS q BY INTERVAL '1' DAY`
    void expanded(List<Expression> further) {
        if (!cursor.is(Keyword.EXPAND)) {
            return;
        }
        cursor.advance();
        cursor.expect(Keyword.ON);
        further.add(parsers.expressions().expression());
        cursor.accept(Keyword.AS);
        parsers.names().column("a name for the column");
        while (!cursor.atEnd()
                && !cursor.is(Keyword.ORDER)
                && !cursor.is(Keyword.UNION)
                && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            parsers.loose().step();
        }
    }

    /// Exasol's Skyline clause: what it prefers is not kept.
    private boolean preferring() {
        if (!cursor.is(Keyword.PREFERRING) || !cursor.has(Clause.PREFERRING)) {
            return false;
        }
        cursor.advance();
        if (cursor.atEnd()) {
            throw cursor.unexpected("HIGH or LOW");
        }
        while (!cursor.atEnd()
                && !cursor.is(Keyword.ORDER)
                && !cursor.is(Keyword.GROUP)
                && !cursor.is(Keyword.LIMIT)
                && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            parsers.loose().step();
        }
        return true;
    }

    private boolean sorted(List<Expression> further) {
        boolean sorts =
                cursor.is(Keyword.SORT)
                        || cursor.is(Keyword.CLUSTER)
                        || cursor.is(Keyword.DISTRIBUTE);
        if (!sorts || !cursor.has(Clause.SORT_BY)) {
            return false;
        }
        cursor.advance();
        cursor.expect(Keyword.BY);
        parsers.windows().sortItems().forEach(item -> further.add(item.expression()));
        return true;
    }

    /// The cells and rules of MODEL are not kept; what stands in their parentheses is skipped.
    private boolean model(List<Expression> further) {
        if (!cursor.is(Keyword.MODEL) || !cursor.has(Clause.MODEL)) {
            return false;
        }
        cursor.advance();
        int groups = 0;
        while (!cursor.atEnd()
                && !cursor.is(Keyword.ORDER, Keyword.BY)
                && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            if (cursor.accept(Keyword.ON) && parsers.expressions().startsQuery()) {
                // A reference model, which reads a query of its own.
                further.add(parsers.expressions().expression());
            } else if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
                groups++;
            } else if (cursor.is(TokenKind.WORD)
                    || cursor.is(TokenKind.QUOTED_NAME)
                    || cursor.is(TokenKind.NUMBER)) {
                cursor.advance();
            } else {
                throw cursor.unexpected("a clause of MODEL");
            }
        }
        if (groups == 0) {
            throw cursor.unexpected("DIMENSION BY");
        }
        return true;
    }
}
