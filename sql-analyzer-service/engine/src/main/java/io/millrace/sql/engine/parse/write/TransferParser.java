package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Statements that carry rows between files and tables: COPY, LOAD, UNLOAD, EXPORT, IMPORT.
public final class TransferParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    TransferParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Whether one of them begins here.
    public boolean starts() {
        if (!cursor.has(Clause.COPY)) {
            return false;
        }
        return (cursor.is(Keyword.COPY) && !cursor.has(Clause.DML_PRIORITY))
                || cursor.is(Keyword.LOAD, Keyword.DATA)
                || cursor.is(Keyword.UNLOAD)
                || ((cursor.is(Keyword.EXPORT) || cursor.is(Keyword.IMPORT))
                        && cursor.has(Clause.LATERAL_ALIASES));
    }

    public Statement transfer(int start) {
        if (cursor.accept(Keyword.UNLOAD)) {
            return unload(start);
        }
        if (cursor.accept(Keyword.LOAD)) {
            return load(start);
        }
        boolean exports = cursor.is(Keyword.EXPORT);
        boolean copies = cursor.is(Keyword.COPY);
        cursor.advance();
        if (copies && cursor.is(Keyword.FILES, Keyword.INTO)) {
            parsers.loose().tail();
            return new Statement.Transfer(
                    null, List.of(), null, null, null, cursor.spanFrom(start));
        }
        boolean into = cursor.accept(Keyword.INTO);
        cursor.accept(Keyword.BINARY);
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            Query query = query();
            cursor.accept(Keyword.TO);
            Identifier file = file();
            parsers.loose().tail();
            return new Statement.Transfer(
                    null, List.of(), null, query, file, cursor.spanFrom(start));
        }
        if (into && (cursor.is(TokenKind.PARAMETER) || cursor.is(TokenKind.STRING))) {
            return toPlace(start);
        }
        Name table = parsers.names().dotted("a table");
        List<Identifier> columns = cursor.is(TokenKind.LEFT_PARENTHESIS) ? columns() : List.of();
        if (columns.isEmpty() && cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        boolean writes = copies ? cursor.is(Keyword.FROM) || into : !exports;
        if (copies && !writes && !cursor.is(Keyword.TO)) {
            throw cursor.unexpected("FROM or TO");
        }
        Query source = null;
        if (!cursor.accept(Keyword.FROM)) {
            cursor.accept(Keyword.TO);
        } else if (parsers.expressions().startsQuery()) {
            source = query();
        }
        if (cursor.atEnd() && source == null) {
            throw cursor.unexpected("a file");
        }
        Identifier file = source == null ? file() : null;
        parsers.loose().tail();
        return new Statement.Transfer(
                writes ? table : null,
                columns,
                writes ? null : table,
                source,
                file,
                cursor.spanFrom(start));
    }

    /// `'path'` or `@stage/path`; null if neither stands here.
    private @Nullable Identifier file() {
        if (cursor.is(TokenKind.STRING)) {
            return parsers.names().stringAsName("a file");
        }
        if (!cursor.is(TokenKind.PARAMETER) || !cursor.text().startsWith("@")) {
            return null;
        }
        Identifier stage = new Identifier(cursor.text(), true, cursor.span());
        cursor.advance();
        return stage;
    }

    /// The columns; none where some of them are made of others (Vertica's FILLER and AS).
    private List<Identifier> columns() {
        if (cursor.has(Clause.TIMESERIES)) {
            int close = cursor.match(cursor.index());
            for (int at = cursor.index() + 2; at < close; at += 2) {
                if (cursor.kindAt(at) != TokenKind.COMMA) {
                    return List.of();
                }
            }
        }
        return parsers.names().list();
    }

    private Query query() {
        if (!parsers.expressions().startsQuery()) {
            throw cursor.unexpectedAt(cursor.index() + 1, "a query");
        }
        return parsers.queries().inParentheses();
    }

    /// `COPY INTO @stage FROM t`
    private Statement toPlace(int start) {
        Identifier file = file();
        if (file == null) {
            cursor.advance();
        }
        cursor.expect(Keyword.FROM);
        Query query = null;
        Name table = null;
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            query = query();
        } else {
            table = parsers.names().dotted("a table");
        }
        parsers.loose().tail();
        return new Statement.Transfer(null, List.of(), table, query, file, cursor.spanFrom(start));
    }

    /// `UNLOAD ('select …') TO '…'`, `UNLOAD (SELECT …) TO '…'`
    private Statement unload(int start) {
        Query query = null;
        if (cursor.kindAt(cursor.index() + 1) == TokenKind.STRING) {
            cursor.skipGroup();
        } else {
            query = query();
        }
        cursor.expect(Keyword.TO);
        Identifier file = file();
        parsers.loose().tail();
        return new Statement.Transfer(null, List.of(), null, query, file, cursor.spanFrom(start));
    }

    /// `LOAD DATA … INTO TABLE t …`
    private Statement load(int start) {
        cursor.expect(Keyword.DATA);
        Identifier file = null;
        while (!cursor.atEnd() && !cursor.is(Keyword.INTO) && !cursor.is(Keyword.OVERWRITE)) {
            if (file == null && cursor.is(TokenKind.STRING)) {
                file = file();
            } else {
                parsers.loose().step();
            }
        }
        cursor.advance();
        boolean files = cursor.acceptWords("TEMP", "TABLE");
        if (!files) {
            cursor.accept(Keyword.INTO);
            cursor.accept(Keyword.TABLE);
        }
        @Nullable Name table = parsers.names().dotted("a table");
        parsers.loose().tail();
        return new Statement.Transfer(table, List.of(), null, null, file, cursor.spanFrom(start));
    }
}
