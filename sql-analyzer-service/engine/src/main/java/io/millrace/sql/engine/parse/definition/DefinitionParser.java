package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.SchemaChange;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// CREATE, ALTER, DROP, TRUNCATE and RENAME, as far as tables are concerned.
public final class DefinitionParser {
    private static final Set<String> MODIFIERS =
            Set.of(
                    "UNIQUE",
                    "FULLTEXT",
                    "SPATIAL",
                    "CLUSTERED",
                    "NONCLUSTERED",
                    "BITMAP",
                    "COLUMNSTORE",
                    "MATERIALIZED",
                    "RECURSIVE",
                    "FORCE");

    /// What may follow the names of what is dropped.
    private static final Set<String> DROP_OPTIONS =
            Set.of(
                    "ALL",
                    "CASCADE",
                    "DELETE",
                    "FOR",
                    "FORCE",
                    "FORMAT",
                    "IF",
                    "INCLUDING",
                    "INTO",
                    "NO",
                    "NOWAIT",
                    "ON",
                    "PARALLEL",
                    "PERMANENTLY",
                    "PRESERVE",
                    "PURGE",
                    "RESTRICT",
                    "SETTINGS",
                    "SYNC",
                    "WAIT");

    private final Cursor cursor;
    private final DefinitionParsers parsers;

    DefinitionParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public Statement definition(int start) {
        Keyword said = cursor.keyword();
        Keyword action = said == Keyword.REPLACE ? Keyword.CREATE : said;
        if (action == null) {
            throw cursor.unexpected("a statement");
        }
        cursor.advance();
        if (action == Keyword.TRUNCATE) {
            if (!cursor.has(Clause.TRUNCATE)) {
                throw cursor.unexpectedAt(start, "a statement");
            }
            return truncate(start);
        }
        if (action == Keyword.RENAME) {
            return rename(start);
        }
        boolean replaces = said == Keyword.CREATE && cursor.accept(Keyword.OR);
        boolean refreshes =
                replaces && cursor.is(Keyword.REFRESH) && cursor.has(Clause.LATERAL_VIEW);
        if (refreshes) {
            cursor.advance();
        } else if (replaces && !cursor.accept(Keyword.REPLACE)) {
            cursor.expect(Keyword.ALTER);
        }
        boolean temporary = modifiers();
        return switch (cursor.keyword()) {
            case TABLE -> table(action, temporary, start);
            case VIEW -> view(action, temporary, start);
            case null, default -> parsers.objects().object(action, start);
        };
    }

    /// `DECLARE @t TABLE (…)`
    public Statement variable(int start) {
        return parsers.tables().variable(start);
    }

    /// The words between the action and the kind; whether one of them says temporary.
    private boolean modifiers() {
        boolean temporary = false;
        boolean more = true;
        while (more) {
            int at = cursor.index();
            if (isKind(at)) {
                return temporary;
            }
            temporary |=
                    cursor.is(Keyword.TEMP)
                            || cursor.is(Keyword.TEMPORARY)
                            || cursor.is(Keyword.VOLATILE);
            more = modifier();
        }
        return temporary;
    }

    private boolean modifier() {
        if (!cursor.is(TokenKind.WORD)) {
            return false;
        }
        int next = cursor.index() + 1;
        boolean option = cursor.isWord("ALGORITHM") || cursor.isWord("DEFINER");
        if (option && cursor.symbolAt(next) == Symbol.EQUAL) {
            cursor.seek(next + 1);
            cursor.advance();
            if (cursor.is(TokenKind.PARAMETER) || cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                parsers.loose().step();
            }
            return true;
        }
        if (cursor.isWord("SQL") && cursor.keywordAt(next) == Keyword.SECURITY) {
            cursor.seek(next + 2);
            return true;
        }
        String word = cursor.text().toUpperCase(Locale.ROOT);
        if (MODIFIERS.contains(word) || cursor.dialect().definables().modifiers().contains(word)) {
            cursor.advance();
            return true;
        }
        return false;
    }

    private boolean isKind(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return keyword == Keyword.TABLE
                || keyword == Keyword.VIEW
                || parsers.objects().isKind(token);
    }

    private Statement table(Keyword action, boolean temporary, int start) {
        cursor.advance();
        return switch (action) {
            case CREATE -> parsers.tables().create(temporary, start);
            case ALTER -> parsers.alterations().alter(start);
            default -> drop(start);
        };
    }

    private Statement view(Keyword action, boolean temporary, int start) {
        cursor.advance();
        return switch (action) {
            case CREATE -> parsers.tables().view(temporary, start);
            case ALTER -> parsers.alterations().alterView(start);
            default -> drop(start);
        };
    }

    /// `[IF EXISTS] a, b [CASCADE]`
    private Statement drop(int start) {
        parsers.loose().ifExists();
        List<Name> names = new ArrayList<>();
        names.add(parsers.names().dotted("a table"));
        while (cursor.is(TokenKind.COMMA)) {
            int comma = cursor.index();
            cursor.advance();
            names.add(parsers.names().dotted("a table"));
            if (!cursor.has(Clause.DROP_LIST)) {
                throw cursor.unexpectedAt(comma, "the end of the statement");
            }
        }
        if (cursor.is(TokenKind.DOT) || cursor.is(TokenKind.NUMBER)) {
            throw cursor.unexpected("the end of the statement");
        }
        boolean option = DROP_OPTIONS.contains(cursor.text().toUpperCase(Locale.ROOT));
        if (parsers.names().startsName() && !option) {
            throw cursor.unexpected("a comma, CASCADE or the end of the statement");
        }
        tailOfWords();
        List<SchemaChange> changes = new ArrayList<>();
        names.forEach(name -> changes.add(new SchemaChange.Dropped(name)));
        return new Statement.Definition(names, List.of(), changes, cursor.spanFrom(start));
    }

    private void tailOfWords() {
        if (!cursor.atEnd() && !cursor.is(TokenKind.WORD)) {
            throw cursor.unexpected("an option or the end of the statement");
        }
        parsers.loose().tail();
    }

    /// `TRUNCATE [TABLE] [IF EXISTS] [ONLY] a, b …`
    private Statement truncate(int start) {
        String other = parsers.opaque().phrase(cursor.index(), Set.of("DATABASE", "AUDIT LOGS"));
        if (other != null) {
            cursor.advance();
            tailOfWords();
            return new Statement.Definition(
                    List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        boolean said =
                cursor.accept(Keyword.TABLE)
                        || (cursor.has(Clause.OUTER_MARK) && cursor.accept(Keyword.CLUSTER));
        if (!said && !cursor.acceptWords("MATERIALIZED", "VIEW")) {
            if (!cursor.has(Clause.TRUNCATE_ALONE)) {
                throw cursor.unexpected("TABLE");
            }
        }
        cursor.acceptWord("IMMEDIATE");
        parsers.loose().ifExists();
        List<Name> names = new ArrayList<>();
        do {
            cursor.accept(Keyword.ONLY);
            names.add(parsers.names().dotted("a table"));
            cursor.accept(Symbol.STAR);
        } while (cursor.has(Clause.ONLY) && cursor.accept(TokenKind.COMMA));
        tailOfWords();
        return new Statement.Definition(names, List.of(), List.of(), cursor.spanFrom(start));
    }

    /// `RENAME TABLE a TO b, c TO d`, `RENAME a TO b`
    private Statement rename(int start) {
        boolean plain =
                parsers.opaque().phrase(cursor.index(), cursor.dialect().definables().plain())
                        != null;
        if (plain) {
            parsers.loose().tail();
            return new Statement.Definition(
                    List.of(), List.of(), List.of(), cursor.spanFrom(start));
        }
        if (!cursor.accept(Keyword.TABLE)
                && !cursor.accept(Keyword.TABLES)
                && !cursor.accept(Keyword.DICTIONARY)) {
            cursor.accept(Keyword.VIEW);
        }
        parsers.loose().ifExists();
        List<Name> read = new ArrayList<>();
        List<Name> written = new ArrayList<>();
        List<SchemaChange> changes = new ArrayList<>();
        do {
            Name from = parsers.names().dotted("a table");
            cursor.expect(Keyword.TO);
            Name to = AlterationParser.beside(from, parsers.names().dotted("a table"));
            read.add(from);
            written.add(to);
            changes.add(new SchemaChange.Renamed(from, to));
        } while (cursor.accept(TokenKind.COMMA));
        tailOfWords();
        return new Statement.Definition(written, read, changes, cursor.spanFrom(start));
    }
}
