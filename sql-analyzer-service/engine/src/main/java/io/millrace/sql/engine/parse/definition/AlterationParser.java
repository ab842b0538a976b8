package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.SchemaChange;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// ALTER TABLE and ALTER VIEW: the table, the other tables that the change names, and the columns
/// that it adds, drops and renames.
final class AlterationParser {
    /// What ADD and DROP name besides columns.
    private static final Set<String> NO_COLUMNS =
            Set.of(
                    "CONSTRAINT",
                    "PRIMARY",
                    "UNIQUE",
                    "FOREIGN",
                    "CHECK",
                    "KEY",
                    "INDEX",
                    "FULLTEXT",
                    "SPATIAL",
                    "PERIOD",
                    "PARTITION",
                    "PARTITIONS",
                    "PROJECTION",
                    "STATISTICS",
                    "EXCLUDE",
                    "ROW",
                    "SEARCH",
                    "MASKING",
                    "TAG",
                    "DEFAULT",
                    "NOT",
                    "EXPRESSION",
                    "IDENTITY",
                    "CLUSTERING",
                    "SYSTEM",
                    "SUPPLEMENTAL",
                    "VALUE");

    /// What one ALTER has been found to do.
    private static final class Found {
        private final Name table;
        private final List<Name> written = new ArrayList<>();
        private final List<Name> read = new ArrayList<>();
        private final List<SchemaChange> changes = new ArrayList<>();

        Found(Name table) {
            this.table = table;
            written.add(table);
        }
    }

    private final Cursor cursor;
    private final DefinitionParsers parsers;

    AlterationParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// A new name without a schema stays in the schema of the old one.
    static Name beside(Name old, Name given) {
        if (given.parts().size() > 1 || old.parts().size() == 1) {
            return given;
        }
        List<Identifier> parts = new ArrayList<>(old.parts().subList(0, old.parts().size() - 1));
        parts.add(given.last());
        return new Name(parts, given.span());
    }

    /// `[IF EXISTS] [ONLY] t action, …`
    Statement alter(int start) {
        if (cursor.accept(Keyword.ALL, Keyword.IN)) {
            parsers.loose().tail();
            return new Statement.Definition(
                    List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        parsers.loose().ifExists();
        cursor.accept(Keyword.ONLY);
        Found found = new Found(parsers.names().dotted("a table"));
        while (cursor.is(TokenKind.COMMA)) {
            cursor.advance();
            found.written.add(parsers.names().dotted("a table"));
        }
        cursor.accept(Symbol.STAR);
        if (!cursor.is(TokenKind.WORD) && !cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            throw cursor.unexpected("what to alter");
        }
        actions(found);
        return new Statement.Definition(
                found.written, found.read, found.changes, cursor.spanFrom(start));
    }

    private void actions(Found found) {
        boolean begins = true;
        while (!cursor.atEnd()) {
            if (begins) {
                columns(found);
            }
            begins = cursor.is(TokenKind.COMMA);
            if (!cursor.atEnd()) {
                boolean opens = cursor.is(Keyword.ADD) || cursor.is(Keyword.COLUMN);
                action(found);
                if (opens && cursor.atEnd()) {
                    throw cursor.unexpected("what to add or change");
                }
            }
        }
    }

    /// Notes the columns that an action adds, drops or renames; the cursor stays before what it
    /// does not read.
    private void columns(Found found) {
        int start = cursor.index();
        boolean adds = cursor.isWord("ADD");
        boolean drops = cursor.is(Keyword.DROP);
        boolean changes = cursor.isWord("CHANGE");
        if (adds || drops || changes) {
            cursor.advance();
            cursor.accept(Keyword.COLUMN);
            boolean names = namesColumn();
            if (drops && cursor.atEnd()) {
                throw cursor.unexpected("what is to be dropped");
            }
            if (names && adds) {
                Identifier column = parsers.names().label("a column");
                found.changes.add(new SchemaChange.ColumnAdded(found.table, column));
                furtherMayFollow(found);
            } else if (names && drops) {
                Identifier column = parsers.names().label("a column");
                found.changes.add(new SchemaChange.ColumnDropped(found.table, column));
            } else if (names && cursor.kindAt(cursor.index() + 1) == TokenKind.WORD) {
                Identifier from = parsers.names().label("a column");
                Identifier to = parsers.names().label("a column");
                found.changes.add(new SchemaChange.ColumnRenamed(found.table, from, to));
            } else if (adds && !NO_COLUMNS.contains(word())) {
                found.changes.add(new SchemaChange.Reshaped(found.table));
            }
            cursor.seek(start);
        } else if (cursor.is(Keyword.REPLACE) || cursor.isWord("REPLACE")) {
            found.changes.add(new SchemaChange.Reshaped(found.table));
        }
    }

    /// Some dialects add several columns after one ADD: then not all of them are known.
    private void furtherMayFollow(Found found) {
        while (!cursor.atEnd() && !cursor.is(TokenKind.COMMA)) {
            parsers.loose().step();
        }
        int next = cursor.index() + 1;
        boolean another =
                cursor.is(TokenKind.COMMA)
                        && cursor.kindAt(next) == TokenKind.WORD
                        && !isAction(next);
        if (another) {
            found.changes.add(new SchemaChange.Reshaped(found.table));
        }
    }

    private boolean isAction(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return keyword == Keyword.DROP
                || keyword == Keyword.ALTER
                || keyword == Keyword.RENAME
                || keyword == Keyword.SET
                || cursor.isWordAt(token, "ADD")
                || cursor.isWordAt(token, "MODIFY")
                || cursor.isWordAt(token, "CHANGE");
    }

    private boolean namesColumn() {
        if (cursor.accept(Keyword.IF)) {
            cursor.accept(Keyword.NOT);
            cursor.accept(Keyword.EXISTS);
        }
        return parsers.names().startsName() && !NO_COLUMNS.contains(word());
    }

    private String word() {
        return cursor.is(TokenKind.WORD) ? cursor.text().toUpperCase(Locale.ROOT) : "";
    }

    /// One step through the actions; where it names another table, that is noted.
    private void action(Found found) {
        int next = cursor.index() + 1;
        boolean renames =
                cursor.is(Keyword.RENAME)
                        && (cursor.keywordAt(next) == Keyword.TO
                                || cursor.keywordAt(next) == Keyword.AS);
        if (renames) {
            cursor.advance();
            cursor.advance();
            Name to = beside(found.table, parsers.names().dotted("a new name"));
            found.written.remove(found.table);
            found.written.add(to);
            found.read.add(found.table);
            found.changes.add(new SchemaChange.Renamed(found.table, to));
        } else if (cursor.is(Keyword.RENAME)) {
            cursor.advance();
            renamedColumn(found);
        } else if (cursor.isWord("SWAP") && cursor.keywordAt(next) == Keyword.WITH) {
            cursor.advance();
            cursor.advance();
            cursor.accept(Keyword.TABLE);
            Name other = beside(found.table, parsers.names().dotted("a table"));
            found.written.add(other);
            found.read.add(found.table);
            found.read.add(other);
            found.changes.add(new SchemaChange.Swapped(found.table, other));
        } else if (cursor.is(Keyword.WITH, Keyword.TABLE)) {
            cursor.advance();
            cursor.advance();
            found.read.add(parsers.names().dotted("a table"));
        } else if (cursor.is(Keyword.ATTACH, Keyword.PARTITION)
                && parsers.names().canBeName(next + 1)) {
            cursor.advance();
            cursor.advance();
            found.read.add(parsers.names().dotted("a table"));
        } else if (cursor.acceptWords("APPEND", "FROM")) {
            found.read.add(parsers.names().dotted("a table"));
        } else {
            parsers.loose().step();
        }
    }

    /// `RENAME [COLUMN] a TO b`, after RENAME.
    private void renamedColumn(Found found) {
        int start = cursor.index();
        cursor.accept(Keyword.COLUMN);
        boolean names =
                parsers.names().startsName() && cursor.keywordAt(cursor.index() + 1) == Keyword.TO;
        if (!names || NO_COLUMNS.contains(word())) {
            cursor.seek(start);
            return;
        }
        Identifier from = parsers.names().label("a column");
        cursor.expect(Keyword.TO);
        Identifier to = parsers.names().label("a column");
        found.changes.add(new SchemaChange.ColumnRenamed(found.table, from, to));
    }

    /// `[IF EXISTS] v [(a)] AS query`, or an action on the view.
    Statement alterView(int start) {
        if (cursor.accept(Keyword.ALL, Keyword.IN)) {
            parsers.loose().tail();
            return new Statement.Definition(
                    List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        parsers.loose().ifExists();
        Found found = new Found(parsers.names().dotted("a view"));
        if (cursor.atEnd()) {
            throw cursor.unexpected("what to alter");
        }
        while (!cursor.atEnd()) {
            if (cursor.is(Keyword.AS) && parsers.queries().opensQuery(cursor.index() + 1)) {
                cursor.advance();
                Query query = parsers.queries().query();
                parsers.loose().tail();
                return new Statement.CreateView(
                        found.table, false, List.of(), query, cursor.spanFrom(start));
            }
            action(found);
        }
        return new Statement.Definition(
                found.written, found.read, found.changes, cursor.spanFrom(start));
    }
}
