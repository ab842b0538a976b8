package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the rows of an INSERT go.
final class InsertPlaceParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    InsertPlaceParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Where rows go.
    ///
    /// @param table null if it is a directory
    /// @param directory null if it is a table, or a directory that is named among options
    /// @param asides the expressions of TOP, and the values of PARTITION
    record Place(
            @Nullable Name table,
            @Nullable Identifier directory,
            List<Identifier> partitions,
            List<Expression> asides) {}

    /// `INSERT INTO t`, `INSERT OVERWRITE TABLE t PARTITION (a)`, `INSERT OVERWRITE DIRECTORY '…'`
    Place place() {
        cursor.advance();
        if (cursor.is(Keyword.WITH) && cursor.has(Clause.MERGE_STAR)) {
            cursor.advance();
            cursor.expect(Keyword.SCHEMA);
            cursor.expectWord("EVOLUTION");
        }
        List<Expression> asides = new ArrayList<>(priorities());
        boolean overwrite = cursor.is(Keyword.OVERWRITE) && cursor.has(Clause.INSERT_OVERWRITE);
        if (overwrite) {
            cursor.advance();
            boolean local = cursor.accept(Keyword.LOCAL);
            if (local || cursor.is(Keyword.DIRECTORY)) {
                return directory();
            }
            cursor.accept(Keyword.INTO);
        } else if (!cursor.accept(Keyword.INTO) && !cursor.has(Clause.INSERT_WITHOUT_INTO)) {
            throw cursor.unexpected("INTO");
        }
        if (cursor.is(Keyword.TABLE) && (overwrite || cursor.has(Clause.INSERT_INTO_TABLE))) {
            cursor.advance();
        }
        boolean function = cursor.is(Keyword.FUNCTION) && cursor.has(Clause.INSERT_INTO_FUNCTION);
        if (function) {
            cursor.advance();
        }
        boolean files = cursor.is(Keyword.FILES) && cursor.has(Clause.INSERT_LABEL);
        Name queried = function || files ? functionTarget() : queried(asides);
        Name table = queried == null ? target() : queried;
        if (cursor.has(Clause.INSERT_LABEL)) {
            placement(asides);
            return new Place(table, null, List.of(), asides);
        }
        if (function && cursor.accept(Keyword.PARTITION, Keyword.BY)) {
            asides.add(parsers.expressions().expression());
        }
        List<Identifier> partitions = List.of();
        if (cursor.is(Keyword.PARTITION) && cursor.has(Clause.INSERT_PARTITION)) {
            cursor.advance();
            if (cursor.has(Clause.PARTITION_SELECTION)) {
                cursor.accept(Keyword.FOR);
                cursor.skipGroup();
            } else {
                partitions = partitions(asides);
                parsers.loose().ifExists();
            }
        }
        return new Place(table, null, partitions, asides);
    }

    /// `file('x.csv')`, `remote('host', db.t)`: the file or the table that the function stands for,
    /// else the function.
    private Name functionTarget() {
        Name function = parsers.names().function();
        int open = cursor.index();
        cursor.skipGroup();
        int close = cursor.index();
        boolean remote =
                function.last().text().startsWith("remote")
                        || function.last().text().startsWith("cluster");
        Name target = function;
        if (remote && cursor.kindAt(open + 2) == TokenKind.COMMA) {
            cursor.seek(open + 3);
            target = parsers.names().dotted("a table");
        } else {
            int path = cursor.symbolAt(open + 2) == Symbol.EQUAL ? open + 3 : open + 1;
            if (cursor.kindAt(path) == TokenKind.STRING) {
                cursor.seek(path);
                Identifier file = parsers.names().stringAsName("a file");
                target = new Name(List.of(file), file.span());
            }
        }
        cursor.seek(close);
        return target;
    }

    /// `PARTITION (p)`, `WITH LABEL l`, `[SHUFFLE]`, `PROPERTIES (…)` of Doris and StarRocks.
    private void placement(List<Expression> asides) {
        boolean more = true;
        while (more) {
            more = false;
            if (cursor.acceptWords("TEMPORARY", "PARTITION") || cursor.accept(Keyword.PARTITION)) {
                partition(asides);
                more = true;
            } else if (cursor.acceptWords("WITH", "LABEL")) {
                parsers.names().dotted("a label");
                more = true;
            } else if (cursor.is(TokenKind.LEFT_BRACKET)) {
                cursor.skipGroup();
                more = true;
            } else if (cursor.isWord("PROPERTIES")
                    && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS) {
                cursor.advance();
                cursor.skipGroup();
                more = true;
            }
        }
    }

    /// `(p1, p2)`, `(*)`, `(a = 1)`
    private void partition(List<Expression> asides) {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        do {
            if (cursor.accept(Symbol.STAR)) {
                break;
            }
            parsers.names().label("a partition");
            if (cursor.accept(Symbol.EQUAL)) {
                asides.add(parsers.expressions().expression());
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
    }

    private Name target() {
        if (cursor.is(TokenKind.PARAMETER)
                && cursor.has(Clause.LOCATIONS_AS_TABLES)
                && !parsers.names().startsName()) {
            Identifier variable = new Identifier(cursor.text(), true, cursor.span());
            cursor.advance();
            return new Name(List.of(variable), variable.span());
        }
        if (cursor.is(TokenKind.STRING) && cursor.has(Clause.FILES_AS_TABLES)) {
            Identifier file = parsers.names().stringAsName("a file");
            return new Name(List.of(file), file.span());
        }
        boolean remote = cursor.isWord("OPENQUERY") || cursor.isWord("OPENROWSET");
        Name name = parsers.names().dotted("a table");
        if (remote && cursor.has(Clause.TABLE_HINTS) && cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        return name;
    }

    /// `(SELECT a FROM t)`, `TABLE (SELECT a FROM t)`: the table that the query reads is written.
    private @Nullable Name queried(List<Expression> asides) {
        if (!cursor.has(Clause.INSERT_INTO_QUERY)) {
            return null;
        }
        int start = cursor.index();
        if (cursor.is(Keyword.TABLE)) {
            cursor.advance();
        }
        if (!parsers.expressions().startsQuery()) {
            cursor.seek(start);
            return null;
        }
        int open = cursor.index();
        Query query = parsers.queries().inParentheses();
        if (query.body() instanceof QueryBody.Select select
                && !select.from().isEmpty()
                && select.from().getFirst() instanceof FromItem.Table table) {
            asides.add(new Expression.Subquery(query, cursor.spanFrom(open)));
            return table.name();
        }
        throw cursor.unexpectedAt(start, "a query of one table");
    }

    /// `LOW_PRIORITY`, `IGNORE`, `OR REPLACE`, `TOP (5)`; the expressions of TOP.
    private List<Expression> priorities() {
        if (cursor.has(Clause.DML_PRIORITY)) {
            boolean more = true;
            while (more) {
                more =
                        cursor.acceptWord("LOW_PRIORITY")
                                || cursor.acceptWord("DELAYED")
                                || cursor.acceptWord("HIGH_PRIORITY")
                                || cursor.accept(Keyword.IGNORE);
            }
        }
        if (cursor.is(Keyword.OR) && cursor.has(Clause.CHANGE_OR)) {
            cursor.advance();
            boolean known =
                    cursor.accept(Keyword.REPLACE)
                            || cursor.accept(Keyword.IGNORE)
                            || cursor.accept(Keyword.ROLLBACK)
                            || cursor.acceptWord("ABORT")
                            || cursor.acceptWord("FAIL");
            if (!known) {
                throw cursor.unexpected("REPLACE, IGNORE, ABORT, FAIL or ROLLBACK");
            }
        }
        return cursor.is(Keyword.TOP) && cursor.has(Clause.TOP)
                ? parsers.updates().top()
                : List.of();
    }

    private Place directory() {
        cursor.expect(Keyword.DIRECTORY);
        Identifier path =
                cursor.is(TokenKind.STRING) ? parsers.names().stringAsName("a directory") : null;
        while (!cursor.atEnd() && !parsers.queries().opensQuery(cursor.index())) {
            parsers.loose().step();
        }
        return new Place(null, path, List.of(), List.of());
    }

    /// `(a = 1, b)`: the columns without a value, which the source's last columns fill.
    private List<Identifier> partitions(List<Expression> values) {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> open = new ArrayList<>();
        do {
            Identifier column = parsers.names().label("a column name");
            if (cursor.accept(Symbol.EQUAL)) {
                values.add(parsers.expressions().expression());
            } else {
                open.add(column);
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return open;
    }
}
