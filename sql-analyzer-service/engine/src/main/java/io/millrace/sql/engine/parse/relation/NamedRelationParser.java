package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A relation that is named: a table, a function, a file, a place, and what their dialects write
/// around the names.
final class NamedRelationParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    NamedRelationParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    FromItem named(boolean lateral, int start) {
        boolean state =
                cursor.is(Keyword.FINAL)
                        || cursor.isWordAt(start, "NEW")
                        || cursor.isWordAt(start, "OLD");
        if (state
                && cursor.keywordAt(start + 1) == Keyword.TABLE
                && parsers.from().startsChange(start + 3)) {
            cursor.advance();
            cursor.advance();
            return parsers.from().changed(start);
        }
        if (cursor.is(Keyword.ROWS, Keyword.FROM)) {
            return rowsFrom(start);
        }
        if (cursor.is(TokenKind.STRING) && cursor.has(Clause.FILES_AS_TABLES)) {
            Identifier file = parsers.names().stringAsName("a file");
            return table(new Name(List.of(file), file.span()), start);
        }
        if (cursor.isWord("STREAM") && cursor.has(Clause.STREAMS)) {
            FromItem stream = stream(start);
            if (stream != null) {
                return stream;
            }
        }
        boolean place =
                cursor.is(TokenKind.PARAMETER)
                        && cursor.has(Clause.LOCATIONS_AS_TABLES)
                        && !parsers.names().startsName();
        if (place) {
            return location(start);
        }
        if ((cursor.is(Keyword.VALUES, Keyword.BETWEEN) && cursor.has(Clause.VALUES_BETWEEN))
                || (cursor.is(Keyword.VALUES) && cursor.has(Clause.BARE_VALUES))) {
            return values(start);
        }
        boolean only =
                cursor.is(Keyword.ONLY)
                        && (cursor.has(Clause.ONLY) || cursor.has(Clause.EMPTY_SELECT));
        if (only) {
            return only(start);
        }
        FromItem constructed = parsers.tableFunctions().constructed(start);
        if (constructed != null) {
            return constructed;
        }
        boolean called = isCall();
        Name name = called ? parsers.names().function() : parsers.names().dotted("a table");
        if (called && cursor.is(TokenKind.LEFT_PARENTHESIS) && !parsers.aliases().isHint()) {
            Call call = parsers.calls().call(name, start);
            if (cursor.has(Clause.TABLE_HINTS) && cursor.is(TokenKind.DOT)) {
                return remote(start);
            }
            return parsers.tableFunctions().functions(List.of(call), start);
        }
        if (lateral) {
            throw cursor.unexpected("a query or a function after LATERAL");
        }
        cursor.accept(Symbol.STAR);
        return table(name, start);
    }

    /// `OPENDATASOURCE('…', '…').db.dbo.t`
    private FromItem remote(int start) {
        cursor.advance();
        return table(parsers.names().dotted("a table"), start);
    }

    /// `STREAM(t)`, `STREAM t`, `STREAM read_files(…)`; null where STREAM is a table's name
    private @Nullable FromItem stream(int start) {
        int next = cursor.index() + 1;
        boolean wrapped = cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS;
        if (!wrapped && !parsers.names().canBeName(next)) {
            return null;
        }
        cursor.seek(wrapped ? next + 1 : next);
        if (!wrapped) {
            return named(false, cursor.index());
        }
        Name name = parsers.names().dotted("a table");
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return table(name, start);
    }

    /// `VALUES 1, 2 AS t (a)`, `VALUES BETWEEN 1 AND 9 AS t (a)` without parentheses.
    private FromItem values(int start) {
        QueryBody body = parsers.values().rows();
        Query query =
                new Query(null, body, List.of(), List.of(), List.of(), cursor.spanFrom(start));
        return new FromItem.Derived(
                query, false, parsers.aliases().alias(), cursor.spanFrom(start));
    }

    /// `ONLY t`, `ONLY (t)`
    private FromItem only(int start) {
        cursor.advance();
        boolean wrapped = cursor.accept(TokenKind.LEFT_PARENTHESIS);
        Name name = parsers.names().dotted("a table");
        if (wrapped) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        } else {
            cursor.accept(Symbol.STAR);
        }
        return table(name, start);
    }

    /// `@stage/path (FILE_FORMAT => …)`, `@variable`
    private FromItem location(int start) {
        Identifier place = new Identifier(cursor.text(), true, cursor.span());
        cursor.advance();
        if (cursor.is(TokenKind.DOT)) {
            cursor.advance();
            Name method = parsers.names().dotted("a method");
            return parsers.tableFunctions()
                    .functions(List.of(parsers.calls().call(method, start)), start);
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && !cursor.has(Clause.TABLE_HINTS)) {
            cursor.skipGroup();
        }
        return table(new Name(List.of(place), place.span()), start);
    }

    private FromItem table(Name name, int start) {
        List<Expression> sample = new ArrayList<>(0);
        parsers.suffixes().beforeAlias(sample);
        QueryPart.Alias alias = parsers.aliases().alias();
        parsers.suffixes().afterAlias(sample);
        if (alias == null && !sample.isEmpty()) {
            alias = parsers.aliases().alias();
        }
        if (cursor.is(Keyword.WITH, Keyword.OFFSET) && cursor.has(Clause.PATHS_AS_TABLES)) {
            return parsers.tableFunctions().path(name, alias, start);
        }
        return new FromItem.Table(name, alias, sample, cursor.spanFrom(start));
    }

    private FromItem rowsFrom(int start) {
        cursor.advance();
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Call> calls = new ArrayList<>();
        List<Identifier> declared = new ArrayList<>(0);
        do {
            int call = cursor.index();
            Name name = parsers.names().function();
            if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                throw cursor.unexpected("(");
            }
            calls.add(parsers.calls().call(name, call));
            if (cursor.accept(Keyword.AS)) {
                declared.addAll(parsers.aliases().columns());
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return parsers.tableFunctions()
                .functions(calls, calls.size() == 1 ? declared : List.of(), start);
    }

    /// Whether a dotted name with an opening parenthesis after it stands here.
    private boolean isCall() {
        int at = cursor.index() + 1;
        while (cursor.kindAt(at) == TokenKind.DOT) {
            at += 2;
        }
        return cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS;
    }
}
