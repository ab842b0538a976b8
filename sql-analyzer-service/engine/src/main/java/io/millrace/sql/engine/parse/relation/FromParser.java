package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
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

/// FROM: tables, derived tables, functions, and the groups they stand in.
public final class FromParser {
    /// What a group of relations takes of the stack.
    private static final int COST = 8;

    private final Cursor cursor;
    private final RelationParsers parsers;

    FromParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public List<FromItem> items() {
        List<FromItem> items = new ArrayList<>();
        do {
            if (!items.isEmpty() && cursor.has(Clause.TRAILING_COMMA) && endsFrom()) {
                break;
            }
            int start = cursor.index();
            items.add(parsers.joins().joined(single(), start));
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    private boolean endsFrom() {
        return cursor.atEnd()
                || cursor.is(TokenKind.RIGHT_PARENTHESIS)
                || cursor.is(Keyword.WHERE)
                || cursor.is(Keyword.GROUP)
                || cursor.is(Keyword.ORDER)
                || cursor.is(Keyword.LIMIT);
    }

    /// One relation with everything that belongs to it.
    public FromItem single() {
        int start = cursor.index();
        Identifier inFront = aliasInFront();
        if (cursor.is(TokenKind.LEFT_BRACE) && cursor.has(Clause.ODBC_JOIN)) {
            return escaped();
        }
        boolean lateral = cursor.is(Keyword.LATERAL) && cursor.has(Clause.LATERAL);
        if (lateral) {
            cursor.advance();
        }
        FromItem item =
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        ? parenthesis(lateral, start)
                        : named(lateral, start);
        if (inFront != null && item instanceof FromItem.Table table) {
            QueryPart.Alias alias = new QueryPart.Alias(inFront, List.of(), inFront.span());
            item = new FromItem.Table(table.name(), alias, table.sample(), table.span());
        }
        return parsers.suffixes().suffixed(item, start);
    }

    /// ODBC's `{ OJ t LEFT JOIN u ON … }`
    private FromItem escaped() {
        cursor.enter(COST);
        cursor.advance();
        cursor.expectWord("OJ");
        int first = cursor.index();
        FromItem inner = parsers.joins().joined(single(), first);
        cursor.expect(TokenKind.RIGHT_BRACE, "}");
        cursor.leave(COST);
        return inner;
    }

    /// `alias: table`
    private @Nullable Identifier aliasInFront() {
        boolean named =
                cursor.kindAt(cursor.index() + 1) == TokenKind.COLON
                        && cursor.has(Clause.RELATION_ALIAS_BY_COLON)
                        && parsers.names().startsName();
        if (!named) {
            return null;
        }
        Identifier alias = parsers.names().name("an alias");
        cursor.advance();
        return alias;
    }

    /// `(MERGE … OUTPUT …)`, `FINAL TABLE (INSERT …)`
    private FromItem changed(int start) {
        cursor.enter(COST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Query query = parsers.queries().changed();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        cursor.leave(COST);
        return new FromItem.Derived(
                query, false, parsers.aliases().alias(), cursor.spanFrom(start));
    }

    private boolean startsChange(int token) {
        Keyword keyword = cursor.keywordAt(token);
        return cursor.has(Clause.CHANGES_AS_TABLES)
                && cursor.kindAt(token - 1) == TokenKind.LEFT_PARENTHESIS
                && (keyword == Keyword.INSERT
                        || keyword == Keyword.UPDATE
                        || keyword == Keyword.DELETE
                        || keyword == Keyword.MERGE);
    }

    private FromItem parenthesis(boolean lateral, int start) {
        if (startsChange(start + 1)) {
            return changed(start);
        }
        if (parsers.expressions().startsQuery()) {
            cursor.enter(COST);
            Query query = parsers.queries().inParentheses();
            cursor.leave(COST);
            List<Expression> sample = new ArrayList<>(0);
            boolean samples = parsers.samples().sample(sample);
            FromItem derived =
                    new FromItem.Derived(
                            query, lateral, parsers.aliases().alias(), cursor.spanFrom(start));
            return samples
                    ? new FromItem.Sampled(derived, sample, cursor.spanFrom(start))
                    : derived;
        }
        return group(start);
    }

    /// Joins in parentheses.
    private FromItem group(int start) {
        cursor.enter(COST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        int first = cursor.index();
        FromItem inner = parsers.joins().joined(single(), first);
        while (cursor.is(TokenKind.COMMA) && cursor.has(Clause.COMMA_IN_PARENTHESES)) {
            cursor.advance();
            int next = cursor.index();
            FromItem right = parsers.joins().joined(single(), next);
            inner = crossed(inner, right, first);
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, "a join or )");
        cursor.leave(COST);
        QueryPart.Alias alias = parsers.aliases().alias();
        if (inner instanceof FromItem.Joined joined && alias != null) {
            return new FromItem.Joined(
                    joined.first(), joined.joins(), alias, cursor.spanFrom(start));
        }
        if (alias != null) {
            return aliased(inner, alias);
        }
        return inner;
    }

    /// `(a) b`: the alias is the table's own.
    private FromItem aliased(FromItem inner, QueryPart.Alias alias) {
        if (inner instanceof FromItem.Table table
                && table.alias() == null
                && !cursor.has(Clause.EMPTY_SELECT)) {
            return new FromItem.Table(table.name(), alias, table.sample(), table.span());
        }
        throw cursor.unexpectedAt(cursor.index(), "no alias after a table in parentheses");
    }

    private FromItem crossed(FromItem left, FromItem right, int start) {
        FromItem.Join join =
                new FromItem.Join(JoinType.CROSS, false, right, null, List.of(), right.span());
        return new FromItem.Joined(left, List.of(join), null, cursor.spanFrom(start));
    }

    private FromItem named(boolean lateral, int start) {
        if (cursor.keywordAt(start + 1) == Keyword.TABLE && startsChange(start + 3)) {
            cursor.advance();
            cursor.advance();
            return changed(start);
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
