package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole statements, and the common table expressions in front of them.
final class StatementParser {
    private final Cursor cursor;
    private final Parsers parsers;

    StatementParser(Cursor cursor, Parsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The statement, up to the last token.
    Statement whole() {
        Statement statement = statement();
        if (!cursor.atEnd()) {
            throw cursor.unexpected("the end of the statement");
        }
        return statement;
    }

    private Statement statement() {
        int start = cursor.index();
        return cursor.is(Keyword.CREATE) ? createTableAs(start) : queryOrInsert(start);
    }

    private Statement queryOrInsert(int start) {
        QueryPart.With with = cursor.is(Keyword.WITH) ? with() : null;
        if (cursor.is(Keyword.INSERT)) {
            return insert(with, start);
        }
        if (with != null) {
            UnsupportedStatements.refuse(cursor);
        }
        Query query = parsers.queries().query(with, start);
        return new Statement.Select(query, query.span());
    }

    /// `WITH [RECURSIVE] name [(columns)] AS [[NOT] MATERIALIZED] (statement), …`
    QueryPart.With with() {
        int start = cursor.index();
        cursor.expect(Keyword.WITH);
        boolean recursive = cursor.accept(Keyword.RECURSIVE);
        List<QueryPart.CommonTable> tables = new ArrayList<>();
        do {
            tables.add(commonTable());
        } while (cursor.accept(TokenKind.COMMA));
        return new QueryPart.With(recursive, tables, cursor.spanFrom(start));
    }

    private QueryPart.CommonTable commonTable() {
        int start = cursor.index();
        Identifier name = parsers.names().name("a name for the common table expression");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.names().list() : List.of();
        cursor.expect(Keyword.AS);
        if (cursor.accept(Keyword.NOT)) {
            cursor.expect(Keyword.MATERIALIZED);
        } else {
            cursor.accept(Keyword.MATERIALIZED);
        }
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        UnsupportedStatements.refuse(cursor);
        cursor.enter();
        Statement body = queryOrInsert(cursor.index());
        cursor.leave();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new QueryPart.CommonTable(name, columns, body, cursor.spanFrom(start));
    }

    private Statement createTableAs(int start) {
        cursor.expect(Keyword.CREATE);
        boolean scoped = cursor.accept(Keyword.GLOBAL) || cursor.accept(Keyword.LOCAL);
        boolean temporary = cursor.accept(Keyword.TEMPORARY) || cursor.accept(Keyword.TEMP);
        if (!temporary && !scoped) {
            cursor.accept(Keyword.UNLOGGED);
        }
        cursor.expect(Keyword.TABLE);
        if (cursor.accept(Keyword.IF)) {
            cursor.expect(Keyword.NOT);
            cursor.expect(Keyword.EXISTS);
        }
        Name target = parsers.names().dotted("a table");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.names().list() : List.of();
        tableOptions();
        cursor.expect(Keyword.AS);
        Query source = parsers.queries().query();
        if (cursor.accept(Keyword.WITH)) {
            cursor.accept(Keyword.NO);
            cursor.expect(Keyword.DATA);
        }
        return new Statement.CreateTableAs(
                target, temporary, columns, source, cursor.spanFrom(start));
    }

    /// `USING method`, `WITH (…)`, `ON COMMIT …`, `TABLESPACE name`: nothing of it touches lineage.
    private void tableOptions() {
        if (cursor.accept(Keyword.USING)) {
            parsers.names().name("an access method");
        }
        if (cursor.accept(Keyword.WITH)) {
            int open = cursor.index();
            int close = cursor.is(TokenKind.LEFT_PARENTHESIS) ? cursor.match(open) : -1;
            if (close < 0) {
                throw cursor.unexpected("( with the table's options");
            }
            while (cursor.index() <= close) {
                cursor.advance();
            }
        }
        if (cursor.accept(Keyword.ON, Keyword.COMMIT)) {
            boolean known =
                    cursor.accept(Keyword.DROP)
                            || cursor.accept(Keyword.DELETE, Keyword.ROWS)
                            || (parsers.names().startsName()
                                    && cursor.accept(TokenKind.WORD)
                                    && cursor.accept(Keyword.ROWS));
            if (!known) {
                throw cursor.unexpected("DROP, DELETE ROWS or PRESERVE ROWS");
            }
        }
        if (cursor.accept(Keyword.TABLESPACE)) {
            parsers.names().name("a tablespace");
        }
    }

    private Statement insert(QueryPart.@Nullable With with, int start) {
        cursor.expect(Keyword.INSERT);
        cursor.expect(Keyword.INTO);
        Name target = parsers.names().dotted("a table");
        Identifier alias = cursor.accept(Keyword.AS) ? parsers.names().name("an alias") : null;
        boolean columnList =
                cursor.is(TokenKind.LEFT_PARENTHESIS) && !parsers.expressions().startsQuery();
        List<Identifier> columns = columnList ? parsers.names().list() : List.of();
        if (cursor.accept(Keyword.OVERRIDING)) {
            if (!cursor.accept(Keyword.SYSTEM)) {
                cursor.expect(Keyword.USER);
            }
            if (!cursor.accept(TokenKind.WORD)) {
                throw cursor.unexpected("VALUE");
            }
        }
        boolean defaults = cursor.accept(Keyword.DEFAULT, Keyword.VALUES);
        Query source = defaults ? null : parsers.queries().query();
        QueryPart.OnConflict conflict = onConflict();
        List<SelectItem> returning =
                cursor.accept(Keyword.RETURNING) ? parsers.selects().items() : List.of();
        return new Statement.Insert(
                with, target, alias, columns, source, conflict, returning, cursor.spanFrom(start));
    }

    private QueryPart.@Nullable OnConflict onConflict() {
        int start = cursor.index();
        if (!cursor.has(Clause.ON_CONFLICT) || !cursor.accept(Keyword.ON, Keyword.CONFLICT)) {
            return null;
        }
        List<Expression> targets = conflictTarget();
        cursor.expect(Keyword.DO);
        if (cursor.accept(Keyword.NOTHING)) {
            return new QueryPart.OnConflict(targets, List.of(), null, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.UPDATE);
        cursor.expect(Keyword.SET);
        List<QueryPart.Assignment> assignments = new ArrayList<>();
        do {
            assignments.add(assignment());
        } while (cursor.accept(TokenKind.COMMA));
        Expression where = parsers.primaries().after(Keyword.WHERE);
        return new QueryPart.OnConflict(targets, assignments, where, cursor.spanFrom(start));
    }

    private List<Expression> conflictTarget() {
        if (cursor.accept(Keyword.ON, Keyword.CONSTRAINT)) {
            parsers.names().name("a constraint");
            return List.of();
        }
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            return List.of();
        }
        List<Expression> targets = new ArrayList<>(parsers.expressions().list());
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        Expression where = parsers.primaries().after(Keyword.WHERE);
        if (where != null) {
            targets.add(where);
        }
        return targets;
    }

    private QueryPart.Assignment assignment() {
        int start = cursor.index();
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        ? parsers.names().list()
                        : List.of(parsers.names().name("a column name"));
        if (!cursor.accept(Symbol.EQUAL)) {
            throw cursor.unexpected("=");
        }
        Expression value = parsers.expressions().expression();
        return new QueryPart.Assignment(columns, value, cursor.spanFrom(start));
    }
}
