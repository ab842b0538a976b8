package io.millrace.sql.engine.parse.definition;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
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
import org.jspecify.annotations.Nullable;

/// Statements that say where names without a schema are looked up: `USE …`, `SET search_path …`,
/// `SET SCHEMA …` and their like. Everything else that begins with their words is left to others.
public final class SessionParser {
    private static final Set<String> KINDS = Set.of("CATALOG", "DATABASE", "SCHEMA", "NAMESPACE");

    /// Schemas that a search path names and that are nobody's own.
    private static final Set<String> PLACEHOLDERS = Set.of("$user", "pg_catalog", "pg_temp");

    private final Cursor cursor;
    private final DefinitionParsers parsers;

    SessionParser(Cursor cursor, DefinitionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Whether the first word may begin one.
    public static boolean mayStart(Cursor cursor) {
        return cursor.is(Keyword.USE)
                || cursor.is(Keyword.SET)
                || cursor.is(Keyword.ALTER, Keyword.SESSION)
                || cursor.isWord("OPEN")
                || cursor.isWord("DATABASE");
    }

    /// The statement at the cursor; null if it is none of these, and then nothing was read.
    public @Nullable Statement statement() {
        int start = cursor.index();
        Statement use = read(start);
        if (use == null) {
            cursor.seek(start);
        }
        return use;
    }

    private @Nullable Statement read(int start) {
        if (knows("USE") && cursor.accept(Keyword.USE)) {
            return use(start);
        }
        if (knows("OPEN") && cursor.acceptWords("OPEN", "SCHEMA")) {
            return schema(start);
        }
        if (knows("DATABASE") && cursor.acceptWord("DATABASE")) {
            return schema(start);
        }
        if (cursor.accept(Keyword.ALTER, Keyword.SESSION)) {
            boolean names = cursor.accept(Keyword.SET) && cursor.acceptWord("CURRENT_SCHEMA");
            return names && cursor.accept(Symbol.EQUAL) ? schema(start) : null;
        }
        return cursor.accept(Keyword.SET) ? set(start) : null;
    }

    private boolean knows(String lead) {
        return cursor.dialect().definables().opaque().contains(lead);
    }

    /// `USE x`, `USE x.y`, `USE SCHEMA x.y`, `USE DATABASE x`, `USE CATALOG x`
    private @Nullable Statement use(int start) {
        String word = cursor.text().toUpperCase(Locale.ROOT);
        boolean kinded =
                cursor.is(TokenKind.WORD)
                        && KINDS.contains(word)
                        && parsers.names().canBeName(cursor.index() + 1);
        if (kinded) {
            cursor.advance();
        }
        if (!parsers.names().startsName()) {
            return null;
        }
        Name name = parsers.names().dotted("a database or schema");
        if (!ends() || name.parts().size() > 2) {
            return null;
        }
        List<Identifier> parts = name.parts();
        if (parts.size() == 2) {
            return new Statement.Use(
                    parts.getFirst(), List.of(parts.getLast()), cursor.spanFrom(start));
        }
        boolean database =
                switch (kinded ? word : "") {
                    case "CATALOG" -> true;
                    case "SCHEMA", "NAMESPACE" -> false;
                    default -> cursor.has(Clause.USE_DATABASE);
                };
        return database
                ? new Statement.Use(parts.getFirst(), List.of(), cursor.spanFrom(start))
                : new Statement.Use(null, parts, cursor.spanFrom(start));
    }

    /// `SET search_path TO a, b`, `SET SCHEMA 'a'`, `SET CURRENT SCHEMA = a`
    private @Nullable Statement set(int start) {
        if (!cursor.accept(Keyword.SESSION)) {
            cursor.accept(Keyword.LOCAL);
        }
        if (cursor.acceptWord("SEARCH_PATH")) {
            return equals() ? searchPath(start) : null;
        }
        cursor.acceptWord("CURRENT");
        if (!cursor.acceptWord("SCHEMA") && !cursor.acceptWord("CURRENT_SCHEMA")) {
            return null;
        }
        equals();
        return schema(start);
    }

    private boolean equals() {
        return cursor.accept(Symbol.EQUAL) || cursor.accept(Keyword.TO);
    }

    private @Nullable Statement schema(int start) {
        Identifier name = place();
        return name == null || !ends()
                ? null
                : new Statement.Use(null, List.of(name), cursor.spanFrom(start));
    }

    private @Nullable Statement searchPath(int start) {
        List<Identifier> schemas = new ArrayList<>();
        do {
            Identifier name = place();
            if (name == null) {
                return null;
            }
            if (!PLACEHOLDERS.contains(name.text())) {
                schemas.add(name);
            }
        } while (cursor.accept(TokenKind.COMMA));
        return ends() ? new Statement.Use(null, schemas, cursor.spanFrom(start)) : null;
    }

    /// A name, bare or as a string.
    private @Nullable Identifier place() {
        if (cursor.is(TokenKind.STRING)) {
            return parsers.names().stringAsName("a schema");
        }
        boolean defaults = cursor.is(Keyword.DEFAULT) || !parsers.names().startsName();
        return defaults ? null : parsers.names().name("a schema");
    }

    private boolean ends() {
        return cursor.atEnd()
                || (cursor.has(Clause.UNSEPARATED_STATEMENTS) && cursor.keyword() != null);
    }
}
