package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// WITH: common table expressions, and names for values where a dialect has them.
public final class WithParser {
    /// What a common table expression takes of the stack on top of its query.
    private static final int COST = 8;

    private final Cursor cursor;
    private final QueryParsers parsers;

    WithParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `WITH [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (statement), …`
    public QueryPart.With with() {
        int start = cursor.index();
        cursor.expect(Keyword.WITH);
        boolean mutually =
                cursor.has(Clause.MUTUALLY_RECURSIVE)
                        && cursor.acceptWords("MUTUALLY", "RECURSIVE");
        if (mutually && cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        boolean recursive = mutually || cursor.accept(Keyword.RECURSIVE);
        List<QueryPart.CommonTable> tables = new ArrayList<>();
        List<QueryPart.NamedExpression> values = new ArrayList<>();
        do {
            if (!tables.isEmpty() && cursor.has(Clause.TRAILING_COMMA) && isOver()) {
                break;
            }
            if (cursor.has(Clause.FOR_XML) && cursor.acceptWord("XMLNAMESPACES")) {
                cursor.skipGroup();
            } else if (cursor.is(Keyword.FUNCTION) && cursor.has(Clause.WITH_FUNCTION)) {
                values.add(function());
            } else if (cursor.has(Clause.WITH_EXPRESSION) && !isTable()) {
                values.add(value());
            } else {
                tables.add(table());
            }
        } while (cursor.accept(TokenKind.COMMA));
        return new QueryPart.With(recursive, tables, values, cursor.spanFrom(start));
    }

    private boolean isOver() {
        return cursor.is(Keyword.SELECT) || cursor.is(TokenKind.LEFT_PARENTHESIS);
    }

    /// `name AS (query`, `name (columns) AS (query`
    private boolean isTable() {
        int at = cursor.index() + 1;
        if (cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS && cursor.match(at) > at) {
            at = cursor.match(at) + 1;
        }
        return parsers.names().startsName()
                && cursor.keywordAt(at) == Keyword.AS
                && (cursor.kindAt(at + 1) == TokenKind.LEFT_PARENTHESIS
                        || cursor.keywordAt(at + 1) == Keyword.MATERIALIZED)
                && (parsers.queries().opensQuery(at + 2)
                        || cursor.kindAt(at + 2) == TokenKind.LEFT_PARENTHESIS
                        || cursor.keywordAt(at + 1) == Keyword.MATERIALIZED);
    }

    /// `expression AS name`
    private QueryPart.NamedExpression value() {
        int start = cursor.index();
        Expression expression = parsers.expressions().expression();
        cursor.expect(Keyword.AS);
        Identifier name = parsers.names().column("a name for the value");
        return new QueryPart.NamedExpression(name, expression, cursor.spanFrom(start));
    }

    private QueryPart.CommonTable table() {
        int start = cursor.index();
        Identifier name = parsers.names().name("a name for the common table expression");
        List<Identifier> columns = cursor.is(TokenKind.LEFT_PARENTHESIS) ? columns() : List.of();
        if (cursor.is(Keyword.USING) && cursor.has(Clause.FROM_FIRST)) {
            cursor.advance();
            cursor.expect(Keyword.KEY);
            cursor.skipGroup();
        }
        if (cursor.has(Clause.SORT_BY) && cursor.acceptWords("MAX", "RECURSION")) {
            cursor.expectWord("LEVEL");
            cursor.expect(TokenKind.NUMBER, "a number");
        }
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS) || !cursor.has(Clause.LATERAL_VIEW)) {
            cursor.expect(Keyword.AS);
        }
        if (cursor.accept(Keyword.NOT)) {
            cursor.expect(Keyword.MATERIALIZED);
        } else {
            cursor.accept(Keyword.MATERIALIZED);
        }
        cursor.enter(COST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        parsers.opaque().refuse();
        Statement body = body();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        cursor.leave(COST);
        List<Expression> asides = new ArrayList<>(0);
        List<Identifier> added = new ArrayList<>(0);
        searchAndCycle(asides, added);
        return new QueryPart.CommonTable(
                name, columns, body, asides, added, cursor.spanFrom(start));
    }

    /// `(a, b)`; Materialize gives them types.
    private List<Identifier> columns() {
        return cursor.has(Clause.MUTUALLY_RECURSIVE)
                ? parsers.aliases().columns()
                : parsers.names().list();
    }

    private Statement body() {
        int start = cursor.index();
        if (cursor.has(Clause.DML_IN_WITH)) {
            return parsers.statements().queryOrDml(start);
        }
        var query = parsers.queries().query();
        return new Statement.Select(query, query.span());
    }

    /// `SEARCH DEPTH FIRST BY a SET b`, `CYCLE a SET b TO c DEFAULT d USING e`
    ///
    /// @param added where the columns go that they add
    private void searchAndCycle(List<Expression> asides, List<Identifier> added) {
        if (!cursor.has(Clause.SEARCH_CYCLE)) {
            return;
        }
        if (cursor.accept(Keyword.SEARCH)) {
            if (!cursor.accept(Keyword.DEPTH)) {
                cursor.expectWord("BREADTH");
            }
            cursor.expect(Keyword.FIRST);
            cursor.expect(Keyword.BY);
            parsers.windows().sortItems().forEach(item -> asides.add(item.expression()));
            cursor.expect(Keyword.SET);
            added.add(parsers.names().column("a column"));
        }
        if (cursor.accept(Keyword.CYCLE)) {
            do {
                parsers.names().column("a column");
            } while (cursor.accept(TokenKind.COMMA));
            if (cursor.has(Clause.ROWS_EXAMINED) && cursor.acceptWord("RESTRICT")) {
                return;
            }
            cursor.expect(Keyword.SET);
            added.add(parsers.names().column("a column"));
            if (cursor.accept(Keyword.TO)) {
                asides.add(parsers.expressions().expression());
                cursor.expect(Keyword.DEFAULT);
                asides.add(parsers.expressions().expression());
            }
            if (cursor.accept(Keyword.USING)) {
                added.add(parsers.names().column("a column"));
            }
        }
    }

    /// `FUNCTION f(a int) RETURNS int RETURN a + 1`: the body is not kept.
    private QueryPart.NamedExpression function() {
        int start = cursor.index();
        cursor.advance();
        parsers.names().dotted("a function");
        cursor.skipGroup();
        int depth = 0;
        while (!cursor.atEnd()) {
            boolean query = cursor.is(Keyword.SELECT) || cursor.is(Keyword.WITH);
            if (depth == 0 && (query || cursor.is(TokenKind.COMMA))) {
                break;
            }
            if (cursor.is(Keyword.BEGIN) || cursor.is(Keyword.CASE)) {
                depth++;
            } else if (cursor.is(Keyword.END)) {
                depth--;
            }
            cursor.advance();
        }
        // No column has this name: the routine is kept as an effect alone.
        Identifier nameless = new Identifier("", true, cursor.spanFrom(start));
        Expression effect = new Expression.Effect(nameless.span());
        return new QueryPart.NamedExpression(nameless, effect, nameless.span());
    }
}
