package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// INSERT and REPLACE.
public final class InsertParser {
    private final Cursor cursor;
    private final WriteParsers parsers;
    private final ConflictParser conflicts;
    private final MultiInsertParser multi;

    InsertParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.conflicts = new ConflictParser(cursor, parsers);
        this.multi = new MultiInsertParser(cursor, parsers);
    }

    public Statement fromFirst(QueryPart.@Nullable With with, int start) {
        return multi.fromFirst(with, start);
    }

    public Statement insert(QueryPart.@Nullable With with, int start) {
        if (multi.starts()) {
            return multi.insertAll(with, start);
        }
        boolean replaces = cursor.is(Keyword.REPLACE);
        InsertPlaceParser.Place place = parsers.places().place();
        if (place.table() == null) {
            Query query =
                    with == null ? parsers.queries().query() : parsers.queries().query(with, start);
            return new Statement.Transfer(
                    null, List.of(), null, query, place.directory(), cursor.spanFrom(start));
        }
        return rest(with, place, replaces, start);
    }

    private Statement rest(
            QueryPart.@Nullable With with,
            InsertPlaceParser.Place place,
            boolean replaces,
            int start) {
        Name target = place.table();
        if (target == null) {
            throw cursor.unexpected("a table");
        }
        Identifier alias = alias();
        List<Expression> asides = new ArrayList<>(place.asides());
        parsers.suffixes().afterAlias(asides);
        parsers.updates().include();
        boolean values = cursor.has(Clause.VALUES_UNSAID) && startsValues();
        boolean columnList =
                !values
                        && cursor.is(TokenKind.LEFT_PARENTHESIS)
                        && !parsers.expressions().startsQuery();
        List<Identifier> columns = columnList ? columns() : List.of();
        if (alias == null && columnList && cursor.is(Keyword.PARTITION)) {
            cursor.advance();
            cursor.skipGroup();
        }
        List<Identifier> partitions = place.partitions();
        if (cursor.is(TokenKind.LEFT_BRACKET) && cursor.has(Clause.BRACKET_HINTS)) {
            cursor.skipGroup();
        }
        options(asides);
        List<SelectItem> returning = new ArrayList<>(parsers.updates().output(asides));
        Query source = values ? values() : source(columnList);
        QueryPart.Alias row = conflicts.rowAlias();
        QueryPart.OnConflict conflict = replaces ? null : conflicts.conflict(row);
        if (returning.isEmpty()) {
            returning.addAll(parsers.updates().returning(asides));
        }
        parsers.updates().hints(asides);
        return new Statement.Insert(
                with,
                target,
                alias,
                columns,
                partitions,
                asides,
                source,
                conflict,
                returning,
                cursor.spanFrom(start));
    }

    private List<Identifier> columns() {
        if (cursor.kindAt(cursor.index() + 1) == TokenKind.RIGHT_PARENTHESIS
                && cursor.has(Clause.DML_PRIORITY)) {
            cursor.skipGroup();
            return List.of();
        }
        if (cursor.has(Clause.PREWHERE) && cursor.symbolAt(cursor.index() + 1) == Symbol.STAR) {
            cursor.skipGroup();
            return List.of();
        }
        return parsers.targets().columns();
    }

    private @Nullable Identifier alias() {
        boolean named =
                cursor.has(Clause.ON_CONFLICT)
                        || cursor.has(Clause.INSERT_ALL)
                        || cursor.has(Clause.INSERT_BY_NAME);
        if (named && cursor.accept(Keyword.AS)) {
            return parsers.names().name("an alias");
        }
        boolean bare =
                cursor.has(Clause.INSERT_ALL)
                        && parsers.names().startsAlias()
                        && !cursor.is(Keyword.VALUES);
        return bare ? parsers.names().name("an alias") : null;
    }

    /// `OVERRIDING SYSTEM VALUE`, `BY NAME`, `REPLACE WHERE …`
    private void options(List<Expression> asides) {
        if (cursor.accept(Keyword.OVERRIDING)) {
            if (!cursor.accept(Keyword.SYSTEM)) {
                cursor.expect(Keyword.USER);
            }
            cursor.expect(Keyword.VALUE);
        }
        if (cursor.has(Clause.INSERT_BY_NAME) && cursor.accept(Keyword.BY)) {
            if (!cursor.accept(Keyword.NAME)) {
                cursor.expect(Keyword.POSITION);
            }
        }
        if (cursor.is(Keyword.REPLACE) && cursor.has(Clause.INSERT_BY_NAME)) {
            cursor.advance();
            if (cursor.accept(Keyword.WHERE)) {
                asides.add(parsers.expressions().expression());
            } else {
                cursor.advance();
                cursor.skipGroup();
            }
        }
        if (cursor.is(Keyword.SETTINGS) && cursor.has(Clause.SETTINGS)) {
            while (!cursor.is(Keyword.VALUES)
                    && !cursor.is(Keyword.SELECT)
                    && !cursor.atEnd()
                    && !cursor.is(Keyword.FORMAT)) {
                parsers.loose().step();
            }
        }
    }

    /// @param listed whether the columns were listed before, so that neither SET nor DEFAULT VALUES
    ///   may follow
    private @Nullable Query source(boolean listed) {
        if (!listed
                && cursor.has(Clause.DEFAULT_VALUES)
                && cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
            return null;
        }
        if (!listed && cursor.is(Keyword.SET) && cursor.has(Clause.INSERT_SET)) {
            return assigned();
        }
        boolean record =
                cursor.is(Keyword.VALUES)
                        && cursor.has(Clause.INSERT_ALL)
                        && cursor.has(Clause.BLOCKS)
                        && (parsers.names().canBeName(cursor.index() + 1)
                                || cursor.kindAt(cursor.index() + 1) == TokenKind.PARAMETER);
        if (record) {
            // A record of PL/SQL, whose fields nothing tells.
            cursor.advance();
            cursor.advance();
            return null;
        }
        boolean executes =
                (cursor.is(Keyword.EXEC) || cursor.is(Keyword.EXECUTE))
                        && cursor.has(Clause.UNSEPARATED_STATEMENTS);
        boolean file =
                cursor.is(Keyword.FROM)
                        && cursor.isWordAt(cursor.index() + 1, "INFILE")
                        && cursor.has(Clause.INSERT_INTO_FUNCTION);
        if (executes || file || (cursor.is(Keyword.FORMAT) && cursor.has(Clause.SETTINGS))) {
            parsers.loose().tail();
            return null;
        }
        return parsers.queries().query();
    }

    /// Whether nothing follows the parentheses that could give the rows.
    private boolean startsValues() {
        return cursor.is(TokenKind.LEFT_PARENTHESIS)
                && !parsers.expressions().startsQuery()
                && cursor.kindAt(cursor.match(cursor.index()) + 1) == TokenKind.END;
    }

    /// `(1, , 'a')`: a row in which nothing stands for null.
    private Query values() {
        int start = cursor.index();
        cursor.advance();
        List<Expression> items = new ArrayList<>();
        do {
            boolean empty = cursor.is(TokenKind.COMMA) || cursor.is(TokenKind.RIGHT_PARENTHESIS);
            items.add(
                    empty
                            ? new Expression.Literal(
                                    Expression.LiteralKind.NULL,
                                    cursor.spanFrom(cursor.index() - 1))
                            : parsers.expressions().expression());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        Expression.Row row = new Expression.Row(items, cursor.spanFrom(start));
        QueryBody body = new QueryBody.Values(List.of(row), row.span());
        return new Query(null, body, List.of(), List.of(), List.of(), row.span());
    }

    /// `SET a = 1, b = 2` as a row.
    private Query assigned() {
        int start = cursor.index();
        cursor.advance();
        List<SelectItem> items = new ArrayList<>();
        for (QueryPart.Assignment assignment : parsers.targets().assignments()) {
            if (assignment.columns().isEmpty()) {
                throw new SqlFault(
                        SqlErrorCode.PARSE_ERROR,
                        "Expected a column name here.",
                        assignment.span(),
                        null);
            }
            items.add(
                    new SelectItem(
                            assignment.value(),
                            assignment.columns().getFirst(),
                            assignment.span()));
        }
        QueryBody body =
                new QueryBody.Select(
                        List.of(),
                        items,
                        null,
                        List.<FromItem>of(),
                        null,
                        List.of(),
                        null,
                        List.of(),
                        null,
                        List.<Expression>of(),
                        cursor.spanFrom(start));
        return new Query(null, body, List.of(), List.of(), List.of(), cursor.spanFrom(start));
    }
}
