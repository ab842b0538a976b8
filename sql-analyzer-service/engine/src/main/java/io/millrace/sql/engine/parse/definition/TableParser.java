package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.SchemaChange;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// CREATE TABLE and CREATE VIEW: the names, the columns, the query, the tables they take after.
final class TableParser {
    private static final Set<String> CONSTRAINTS =
            Set.of(
                    "CONSTRAINT",
                    "PRIMARY",
                    "UNIQUE",
                    "FOREIGN",
                    "CHECK",
                    "KEY",
                    "INDEX",
                    "EXCLUDE",
                    "LIKE",
                    "PERIOD",
                    "FULLTEXT",
                    "SPATIAL",
                    "WATERMARK",
                    "PROJECTION",
                    "SUPPLEMENTAL",
                    "DISTRIBUTE",
                    "PARTITION",
                    "ASSUME",
                    "VECTOR");

    private final Cursor cursor;
    private final DefinitionParsers parsers;

    TableParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    Statement create(boolean temporary, int start) {
        parsers.loose().ifExists();
        Name target = parsers.names().dotted("a table");
        List<Identifier> columns = new ArrayList<>();
        List<Name> read = new ArrayList<>();
        Query query = null;
        boolean typed = true;
        int untyped = -1;
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && !parsers.expressions().startsQuery()) {
            untyped = elements(columns, read);
            typed = untyped < 0;
        }
        boolean shaped = !columns.isEmpty();
        while (!cursor.atEnd() && query == null) {
            boolean named = like(read) || partitioned(columns);
            shaped |= named;
            if (!named) {
                int before = cursor.index();
                query = asQuery(read, shaped);
                if (query == null && cursor.index() == before) {
                    withoutAs();
                    parsers.loose().step();
                }
            }
        }
        if (query != null) {
            parsers.loose().tail();
            return new Statement.CreateTableAs(
                    target, temporary, columns, query, cursor.spanFrom(start));
        }
        if (!typed && !cursor.has(Clause.IS_ANYTHING) && read.isEmpty()) {
            throw cursor.unexpectedAt(untyped, "the type of the column");
        }
        if (cursor.index() == target.parts().size() * 2 + start + 1) {
            throw cursor.unexpected("( or AS");
        }
        return new Statement.Definition(
                List.of(target),
                read,
                List.of(created(target, columns, read, temporary)),
                cursor.spanFrom(start));
    }

    /// `DECLARE @t [AS] TABLE (columns)`
    Statement variable(int start) {
        cursor.advance();
        Identifier variable = new Identifier(cursor.text(), true, cursor.span());
        Name target = new Name(List.of(variable), variable.span());
        cursor.expect(TokenKind.PARAMETER, "a variable");
        cursor.accept(Keyword.AS);
        cursor.expect(Keyword.TABLE);
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            throw cursor.unexpected("(");
        }
        List<Identifier> columns = new ArrayList<>();
        int untyped = elements(columns, new ArrayList<>());
        if (untyped >= 0) {
            throw cursor.unexpectedAt(untyped, "the type of the column");
        }
        return new Statement.Definition(
                List.of(target),
                List.of(),
                List.of(new SchemaChange.Created(target, columns, true)),
                cursor.spanFrom(start));
    }

    private static SchemaChange created(
            Name target, List<Identifier> columns, List<Name> read, boolean temporary) {
        if (read.isEmpty()) {
            return new SchemaChange.Created(target, columns, temporary);
        }
        return columns.isEmpty() && read.size() == 1
                ? new SchemaChange.CreatedLike(target, read.getFirst(), temporary)
                : new SchemaChange.Created(target, List.of(), temporary);
    }

    /// Refuses a query that no AS stands before.
    private void withoutAs() {
        if (cursor.is(Keyword.SELECT)) {
            throw cursor.unexpected("AS");
        }
        if (cursor.is(Keyword.LIKE) && cursor.kindAt(cursor.index() + 1) == TokenKind.END) {
            throw cursor.unexpectedAt(cursor.index() + 1, "a table");
        }
    }

    /// A query, or after AS a table; null if neither stands here.
    private @Nullable Query asQuery(List<Name> read, boolean shaped) {
        if (cursor.is(Keyword.AS)) {
            int next = cursor.index() + 1;
            if (startsQuery(next)) {
                cursor.advance();
                return parsers.queries().query();
            }
            if (!shaped && parsers.names().canBeName(next) && read.isEmpty()) {
                cursor.advance();
                Name like = parsers.names().dotted("a table");
                if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                    // A table function gives the columns.
                    cursor.skipGroup();
                } else {
                    read.add(like);
                }
                return null;
            }
            if (cursor.kindAt(next) == TokenKind.END) {
                cursor.advance();
                throw cursor.unexpected("a query");
            }
            return null;
        }
        boolean direct =
                cursor.has(Clause.CREATE_SELECT)
                        && (cursor.is(Keyword.SELECT)
                                || (cursor.is(Keyword.WITH)
                                        && parsers.names().canBeName(cursor.index() + 1)
                                        && cursor.keywordAt(cursor.index() + 2) == Keyword.AS)
                                || parsers.expressions().startsQuery());
        return direct ? parsers.queries().query() : null;
    }

    private boolean startsQuery(int token) {
        int at = token;
        while (cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS) {
            at++;
        }
        return parsers.queries().opensQuery(at)
                || (cursor.has(Clause.LOCKING_REQUEST)
                        && (cursor.isWordAt(at, "LOCKING") || cursor.isWordAt(at, "LOCK")));
    }

    /// `LIKE t`, `CLONE t`, `PARTITION OF t`, `INHERITS (t)`.
    private boolean like(List<Name> read) {
        boolean copies =
                cursor.is(Keyword.LIKE) || cursor.is(Keyword.CLONE) || cursor.is(Keyword.COPY);
        if (copies && parsers.names().canBeName(cursor.index() + 1)) {
            cursor.advance();
            if (cursor.is(Keyword.TABLE)) {
                cursor.advance();
            }
            read.add(parsers.names().dotted("a table"));
            return true;
        }
        boolean part = cursor.is(Keyword.PARTITION, Keyword.OF);
        boolean inherits = cursor.isWord("INHERITS");
        if (part) {
            cursor.advance();
            cursor.advance();
            read.add(parsers.names().dotted("a table"));
            return true;
        }
        if (!inherits) {
            return false;
        }
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        while (!cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            read.add(parsers.names().dotted("a table"));
            cursor.accept(TokenKind.COMMA);
        }
        return true;
    }

    /// Hive's `PARTITIONED BY (a int)`, which gives the table more columns.
    private boolean partitioned(List<Identifier> columns) {
        int group = cursor.index() + 2;
        boolean typed =
                cursor.isWord("PARTITIONED")
                        && !columns.isEmpty()
                        && cursor.kindAt(group) == TokenKind.LEFT_PARENTHESIS
                        && cursor.kindAt(group + 1) == TokenKind.WORD
                        && cursor.kindAt(group + 2) == TokenKind.WORD;
        if (!typed) {
            return false;
        }
        cursor.seek(group);
        elements(columns, new ArrayList<>());
        return true;
    }

    /// `(a int, PRIMARY KEY (a))`: the names; where a column without a type ends, or -1.
    private int elements(List<Identifier> columns, List<Name> read) {
        cursor.advance();
        int untyped = -1;
        if (cursor.accept(TokenKind.RIGHT_PARENTHESIS)) {
            if (!cursor.has(Clause.EMPTY_SELECT)) {
                throw cursor.unexpectedAt(cursor.index() - 1, "a column");
            }
            return untyped;
        }
        do {
            if (cursor.is(TokenKind.RIGHT_PARENTHESIS) && cursor.has(Clause.TRAILING_COMMA)) {
                break;
            }
            int ended = element(columns, read);
            untyped = untyped < 0 ? ended : untyped;
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return untyped;
    }

    private int element(List<Identifier> columns, List<Name> read) {
        int start = cursor.index();
        boolean word = cursor.is(TokenKind.WORD);
        boolean quoted = cursor.is(TokenKind.QUOTED_NAME) || cursor.is(TokenKind.STRING);
        if (!word && !quoted && !parsers.names().startsName()) {
            throw cursor.unexpected("a column");
        }
        boolean constraint =
                word
                        && cursor.kindAt(start + 1) != TokenKind.COMMA
                        && parsers.opaque().phrase(start, CONSTRAINTS) != null;
        if (constraint && like(read)) {
            rest();
            return -1;
        }
        if (!constraint) {
            columns.add(
                    cursor.is(TokenKind.STRING)
                            ? parsers.names().stringAsName("a column")
                            : parsers.names().label("a column"));
            if (cursor.is(TokenKind.COMMA) || cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
                return cursor.index();
            }
        }
        rest();
        return -1;
    }

    /// The rest of one element, up to the comma or the parenthesis after it.
    private void rest() {
        while (!cursor.is(TokenKind.COMMA) && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            if (cursor.atEnd()) {
                throw cursor.unexpected(", or )");
            }
            parsers.loose().step();
        }
    }

    /// `[IF NOT EXISTS] v [(a, b)] … AS query`
    Statement view(boolean temporary, int start) {
        parsers.loose().ifExists();
        Name target = parsers.names().dotted("a view");
        List<Identifier> columns = new ArrayList<>();
        List<Name> written = new ArrayList<>();
        written.add(target);
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            elements(columns, new ArrayList<>());
        }
        while (!cursor.atEnd()) {
            if (cursor.is(Keyword.AS) && startsQuery(cursor.index() + 1)) {
                cursor.advance();
                Query query = parsers.queries().query();
                parsers.loose().tail();
                return new Statement.CreateView(
                        target, temporary, columns, query, cursor.spanFrom(start));
            }
            if (cursor.is(Keyword.AS) && cursor.kindAt(cursor.index() + 1) == TokenKind.END) {
                cursor.advance();
                throw cursor.unexpected("a query");
            }
            withoutAs();
            parsers.loose().step();
        }
        if (cursor.index() - start < 4) {
            throw cursor.unexpected("AS");
        }
        return new Statement.Definition(
                written,
                List.of(),
                List.of(new SchemaChange.Created(target, columns, temporary)),
                cursor.spanFrom(start));
    }
}
