package io.millrace.sql.engine.parse.write;

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
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// INSERT into several tables at once: `INSERT ALL`, and Hive's FROM before its INSERTs.
final class MultiInsertParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    MultiInsertParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    boolean starts() {
        int next = cursor.index() + 1;
        if (cursor.is(Keyword.INSERT, Keyword.OVERWRITE)) {
            next++;
        }
        return cursor.has(Clause.INSERT_ALL)
                && (cursor.keywordAt(next) == Keyword.ALL
                        || cursor.keywordAt(next) == Keyword.FIRST);
    }

    /// `INSERT ALL [WHEN c THEN] INTO a VALUES (…) … SELECT …`
    Statement insertAll(QueryPart.@Nullable With with, int start) {
        cursor.advance();
        cursor.accept(Keyword.OVERWRITE);
        cursor.advance();
        List<QueryPart.InsertTarget> targets = new ArrayList<>();
        Expression condition = null;
        while (!parsers.queries().opensQuery(cursor.index())
                && !cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            if (cursor.accept(Keyword.WHEN)) {
                condition = parsers.expressions().expression();
                cursor.expect(Keyword.THEN);
            } else if (cursor.accept(Keyword.ELSE)) {
                condition = null;
            }
            targets.add(target(condition));
        }
        if (targets.isEmpty()) {
            throw cursor.unexpected("INTO");
        }
        Query source = parsers.queries().query();
        return new Statement.MultiInsert(
                with, targets, source, List.of(), List.of(), cursor.spanFrom(start));
    }

    private QueryPart.InsertTarget target(@Nullable Expression condition) {
        int start = cursor.index();
        cursor.expect(Keyword.INTO);
        Name table = parsers.names().dotted("a table");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.targets().columns() : List.of();
        List<Expression> values =
                cursor.accept(Keyword.VALUES)
                        ? parsers.expressions().listInParentheses()
                        : List.of();
        if (cursor.is(Keyword.LOG)) {
            // The tree has no place for the table of errors here.
            parsers.updates().errors(new ArrayList<>(1));
        }
        return new QueryPart.InsertTarget(
                condition, table, columns, values, cursor.spanFrom(start));
    }

    /// `FROM t INSERT INTO a SELECT … INSERT INTO b SELECT …`; a plain query if no INSERT follows.
    Statement fromFirst(QueryPart.@Nullable With with, int start) {
        int from = cursor.index();
        cursor.expect(Keyword.FROM);
        List<FromItem> items = parsers.from().items();
        if (!cursor.is(Keyword.INSERT)) {
            cursor.seek(from);
            Query query = parsers.queries().query(with, start);
            return new Statement.Select(query, query.span());
        }
        List<Statement.Insert> inserts = new ArrayList<>();
        List<Query> exported = new ArrayList<>(0);
        while (cursor.is(Keyword.INSERT)) {
            int insert = cursor.index();
            InsertPlaceParser.Place place = parsers.places().place();
            List<Identifier> columns =
                    cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.targets().columns() : List.of();
            int select = cursor.index();
            if (!cursor.is(Keyword.SELECT)) {
                throw cursor.unexpected("SELECT");
            }
            QueryBody body = parsers.selects().selectAfter(items, select);
            Query source = parsers.queries().rest(body, select);
            Name table = place.table();
            if (table == null) {
                exported.add(source);
            } else {
                inserts.add(
                        new Statement.Insert(
                                null,
                                table,
                                null,
                                columns,
                                place.partitions(),
                                place.asides(),
                                source,
                                null,
                                List.of(),
                                cursor.spanFrom(insert)));
            }
        }
        return new Statement.MultiInsert(
                with, List.of(), null, inserts, exported, cursor.spanFrom(start));
    }
}
