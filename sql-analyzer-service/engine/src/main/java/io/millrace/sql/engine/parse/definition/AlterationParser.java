package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// ALTER TABLE and ALTER VIEW: the table, and the other tables that the change names.
final class AlterationParser {
    private final Cursor cursor;
    private final DefinitionParsers parsers;

    AlterationParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
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
        List<Name> written = new ArrayList<>();
        List<Name> read = new ArrayList<>();
        written.add(parsers.names().dotted("a table"));
        while (cursor.is(TokenKind.COMMA)) {
            cursor.advance();
            written.add(parsers.names().dotted("a table"));
        }
        cursor.accept(Symbol.STAR);
        if (!cursor.is(TokenKind.WORD) && !cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            throw cursor.unexpected("what to alter");
        }
        while (!cursor.atEnd()) {
            action(written, read);
        }
        return new Statement.Definition(written, read, List.of(), cursor.spanFrom(start));
    }

    /// One step through the actions; where it names another table, that is noted.
    private void action(List<Name> written, List<Name> read) {
        int next = cursor.index() + 1;
        boolean renames =
                cursor.is(Keyword.RENAME)
                        && (cursor.keywordAt(next) == Keyword.TO
                                || cursor.keywordAt(next) == Keyword.AS);
        if (renames) {
            cursor.advance();
            cursor.advance();
            written.add(parsers.names().dotted("a new name"));
        } else if (cursor.isWord("SWAP") && cursor.keywordAt(next) == Keyword.WITH) {
            cursor.advance();
            cursor.advance();
            cursor.accept(Keyword.TABLE);
            written.add(parsers.names().dotted("a table"));
        } else if (cursor.is(Keyword.WITH, Keyword.TABLE)) {
            cursor.advance();
            cursor.advance();
            read.add(parsers.names().dotted("a table"));
        } else if (cursor.is(Keyword.ATTACH, Keyword.PARTITION)
                && parsers.names().canBeName(next + 1)) {
            cursor.advance();
            cursor.advance();
            read.add(parsers.names().dotted("a table"));
        } else if (cursor.acceptWords("APPEND", "FROM")) {
            read.add(parsers.names().dotted("a table"));
        } else {
            parsers.loose().step();
        }
    }

    /// `[IF EXISTS] v [(a)] AS query`, or an action on the view.
    Statement alterView(int start) {
        if (cursor.accept(Keyword.ALL, Keyword.IN)) {
            parsers.loose().tail();
            return new Statement.Definition(
                    List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        parsers.loose().ifExists();
        Name target = parsers.names().dotted("a view");
        List<Name> written = new ArrayList<>();
        written.add(target);
        if (cursor.atEnd()) {
            throw cursor.unexpected("what to alter");
        }
        while (!cursor.atEnd()) {
            if (cursor.is(Keyword.AS) && parsers.queries().opensQuery(cursor.index() + 1)) {
                cursor.advance();
                Query query = parsers.queries().query();
                parsers.loose().tail();
                return new Statement.CreateView(
                        target, false, List.of(), query, cursor.spanFrom(start));
            }
            action(written, new ArrayList<>());
        }
        return new Statement.Definition(written, List.of(), List.of(), cursor.spanFrom(start));
    }
}
