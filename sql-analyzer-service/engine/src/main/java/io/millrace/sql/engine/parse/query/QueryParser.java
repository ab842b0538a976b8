package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Queries;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Queries: WITH, set operations, VALUES, and what a query consists of.
public final class QueryParser implements Queries {
    /// What a query takes of the stack, on top of the expression or relation it stands in.
    private static final int COST = 7;

    private final Cursor cursor;
    private final QueryParsers parsers;
    private final QueryTailParser tails;
    private final SetOperationParser operations;
    private final RequestModifierParser modifiers;

    QueryParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.tails = new QueryTailParser(cursor, parsers);
        this.operations = new SetOperationParser(cursor, parsers);
        this.modifiers = parsers.modifiers();
    }

    @Override
    public boolean opensQuery(int token) {
        Keyword keyword = cursor.keywordAt(token);
        if (keyword == null) {
            return false;
        }
        return switch (keyword) {
            case SELECT, WITH -> true;
            case VALUES ->
                    cursor.kindAt(token + 1) == TokenKind.LEFT_PARENTHESIS
                            || cursor.is(Keyword.VALUES)
                            || cursor.has(Clause.BARE_VALUES)
                            || cursor.keywordAt(token + 1) == Keyword.ROW;
            case TABLE -> cursor.has(Clause.TABLE_COMMAND) && parsers.names().canBeName(token + 1);
            case FROM -> cursor.has(Clause.FROM_FIRST) || cursor.has(Clause.PIPES);
            case PIVOT, UNPIVOT ->
                    cursor.has(Clause.FROM_FIRST)
                            && cursor.has(Clause.PIVOT)
                            && (parsers.names().canBeName(token + 1)
                                    || cursor.kindAt(token + 1) == TokenKind.STRING
                                    || cursor.kindAt(token + 1) == TokenKind.LEFT_PARENTHESIS);
            default -> false;
        };
    }

    @Override
    public Query inParentheses() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        int start = cursor.index();
        QueryPart.With with = cursor.is(Keyword.WITH) ? parsers.with().with() : null;
        Query query = query(with, start);
        restriction();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return query;
    }

    /// `WITH CHECK OPTION [CONSTRAINT c]`, `WITH READ ONLY` of a query that stands for a table
    private void restriction() {
        if (!cursor.is(Keyword.WITH) || !cursor.has(Clause.SUBQUERY_RESTRICTION)) {
            return;
        }
        cursor.advance();
        if (cursor.accept(Keyword.READ)) {
            cursor.expect(Keyword.ONLY);
            return;
        }
        cursor.expect(Keyword.CHECK);
        cursor.expect(Keyword.OPTION);
        if (cursor.accept(Keyword.CONSTRAINT)) {
            parsers.names().name("a constraint");
        }
    }

    /// A statement that changes rows, as the query of the rows that it returns: as if it stood in a
    /// WITH, and the query were `SELECT *` of it.
    @Override
    public Query changed() {
        int start = cursor.index();
        cursor.enter(COST);
        Statement read = parsers.statements().queryOrDml(start);
        Statement statement = cursor.has(Clause.OUTPUT) ? read : ChangedRows.all(read);
        cursor.leave(COST);
        Span span = statement.span();
        Identifier name = new Identifier("changed rows", true, span);
        QueryPart.CommonTable rows =
                new QueryPart.CommonTable(name, List.of(), statement, List.of(), span);
        QueryPart.With with = new QueryPart.With(false, List.of(rows), List.of(), span);
        // Nothing of the query stands in the text but the statement.
        Span after = new Span(span.end(), span.end());
        FromItem.Table table =
                new FromItem.Table(new Name(List.of(name), after), null, List.of(), after);
        return new Query(
                with,
                new QueryBody.TableCommand(table, after),
                List.of(),
                List.of(),
                List.of(),
                span);
    }

    @Override
    public Query query() {
        int start = cursor.index();
        return query(cursor.is(Keyword.WITH) ? parsers.with().with() : null, start);
    }

    /// The rest of a query whose WITH has been read.
    public Query query(QueryPart.@Nullable With read, int start) {
        if (cursor.has(Clause.LOCKING_REQUEST) && read == null) {
            return modified(start);
        }
        return plain(read, start);
    }

    /// A query with what Teradata lets stand before it.
    private Query modified(int start) {
        List<QueryPart.Locking> locks = new ArrayList<>(0);
        List<Expression> asides = new ArrayList<>(0);
        modifiers.modifiers(locks, asides);
        QueryPart.With with = cursor.is(Keyword.WITH) ? parsers.with().with() : null;
        Query query = plain(with, start);
        if (locks.isEmpty() && asides.isEmpty()) {
            return query;
        }
        locks.addAll(query.locking());
        asides.addAll(query.asides());
        return new Query(
                query.with(),
                query.body(),
                query.orderBy(),
                query.limits(),
                asides,
                locks,
                query.span());
    }

    private Query plain(QueryPart.@Nullable With with, int start) {
        cursor.enter(COST);
        // Called from here, so that a plain SELECT takes no more of the stack than it must.
        QueryBody body = cursor.is(Keyword.SELECT) ? parsers.selects().select() : operand();
        while (operations.starts()) {
            body = operations.combined(body, start);
        }
        Query query = tails.tail(with, body, start);
        while (operations.starts() && cursor.has(Clause.SETTINGS)) {
            // A clause of one arm may stand before the next.
            QueryBody chain = operations.combined(new QueryBody.Nested(query, query.span()), start);
            query = tails.tail(null, chain, start);
        }
        while (cursor.is(Symbol.PIPE) && cursor.has(Clause.PIPES)) {
            query = parsers.pipes().pipes(query, start);
        }
        cursor.leave(COST);
        return query;
    }

    /// The rest of a query whose first operand has been read.
    public Query rest(QueryBody first, int start) {
        QueryBody body = first;
        while (operations.starts()) {
            body = operations.combined(body, start);
        }
        return tails.tail(null, body, start);
    }

    QueryBody operand() {
        int start = cursor.index();
        if (cursor.is(Keyword.SELECT)) {
            return parsers.selects().select();
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return new QueryBody.Nested(inParentheses(), cursor.spanFrom(start));
        }
        boolean value = cursor.is(Keyword.VALUE) && cursor.has(Clause.DML_PRIORITY);
        if (cursor.is(Keyword.VALUES) || value) {
            return parsers.values().values();
        }
        if (cursor.is(Keyword.TABLE) && cursor.has(Clause.TABLE_COMMAND)) {
            cursor.advance();
            cursor.accept(Keyword.ONLY);
            Name name = parsers.names().dotted("a table");
            cursor.accept(Symbol.STAR);
            return new QueryBody.TableCommand(
                    new FromItem.Table(name, null, List.of(), name.span()), cursor.spanFrom(start));
        }
        if (cursor.is(Keyword.FROM) && opensQuery(start)) {
            return parsers.selects().fromFirst();
        }
        boolean pivots = cursor.is(Keyword.PIVOT) || cursor.is(Keyword.UNPIVOT);
        if (pivots && opensQuery(start)) {
            return parsers.pivotStatements().statement(start);
        }
        if (cursor.is(Keyword.WITH)) {
            return new QueryBody.Nested(query(), cursor.spanFrom(start));
        }
        throw cursor.unexpected("SELECT, VALUES, TABLE or a query in parentheses");
    }

    /// Db2's `WITH UR`, if it stands there.
    public void isolation() {
        if (cursor.is(Keyword.WITH)) {
            boolean _ = tails.isolation();
        }
    }

    /// `LIMIT n`, `OFFSET n` alone, for statements that have them too.
    ///
    /// @param asides where the expressions of LIMIT BY go
    public void limits(List<Expression> to, List<Expression> asides) {
        tails.limits(to, asides);
    }
}
