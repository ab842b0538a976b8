package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Functions in FROM, with the columns they declare or are given.
final class TableFunctionParser {
    private final Cursor cursor;
    private final RelationParsers parsers;
    private final DeclaredColumns columns;

    TableFunctionParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.columns = new DeclaredColumns(cursor, parsers);
    }

    /// What follows a call in FROM.
    FromItem functions(List<Call> calls, int start) {
        return functions(calls, List.of(), start);
    }

    /// @param listed the columns that stand with the call itself
    FromItem functions(List<Call> calls, List<Identifier> listed, int start) {
        List<Identifier> declared = listed;
        List<Expression> defaults = new ArrayList<>(0);
        boolean declares =
                cursor.is(Keyword.WITH)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.TABLE_CONSTRUCTORS);
        if (declares) {
            cursor.advance();
            declared = columns.inParentheses(defaults);
        }
        if (Precedence.ofInfix(cursor) == Precedence.POSTFIX
                && cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            // Oracle's `TABLE (x) (+)`
            cursor.skipGroup();
        }
        Identifier ordinal = null;
        if (cursor.is(Keyword.WITH, Keyword.ORDINALITY) && cursor.has(Clause.WITH_ORDINALITY)) {
            ordinal = ordinal("ordinality");
        }
        QueryPart.Alias alias = asColumns();
        if (alias == null) {
            alias = parsers.aliases().alias();
        }
        if (cursor.is(Keyword.WITH, Keyword.OFFSET) && cursor.has(Clause.WITH_OFFSET)) {
            ordinal = offset();
        }
        List<Call> all = new ArrayList<>(calls);
        if (!defaults.isEmpty()) {
            all.add(all.removeLast().beside(defaults, cursor.spanFrom(start)));
        }
        return new FromItem.Functions(all, declared, ordinal, alias, cursor.spanFrom(start));
    }

    /// `t.items AS i WITH OFFSET AS n`: the elements of a column, as UNNEST has them.
    FromItem path(Name column, QueryPart.@Nullable Alias alias, int start) {
        Identifier unnest = new Identifier("unnest", false, column.span());
        Expression items = new Expression.ColumnReference(column.parts(), column.span());
        Call call =
                Call.plain(new Name(List.of(unnest), column.span()), List.of(items), column.span());
        Identifier ordinal = offset();
        return new FromItem.Functions(
                List.of(call), List.of(), ordinal, alias, cursor.spanFrom(start));
    }

    /// `WITH OFFSET AS n`
    private Identifier offset() {
        Identifier ordinal = ordinal("offset");
        return cursor.accept(Keyword.AS) || parsers.names().startsAlias()
                ? parsers.names().column("an alias")
                : ordinal;
    }

    private Identifier ordinal(String name) {
        cursor.advance();
        Identifier word = new Identifier(name, false, cursor.span());
        cursor.advance();
        return word;
    }

    /// `f() AS (a int, b text)`: columns without a name for the relation.
    private QueryPart.@Nullable Alias asColumns() {
        boolean bare =
                cursor.is(Keyword.AS)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        if (!bare) {
            return null;
        }
        int start = cursor.index();
        cursor.advance();
        List<Identifier> columns = parsers.aliases().columns();
        Identifier none = new Identifier("", false, cursor.spanFrom(start));
        return new QueryPart.Alias(none, columns, none.span());
    }

    /// `f(x) t AS a, b` of LATERAL VIEW.
    FromItem view(int start) {
        Name name = parsers.names().function();
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            throw cursor.unexpected("(");
        }
        Call call = parsers.calls().call(name, start);
        Identifier table = null;
        if (!cursor.is(Keyword.AS) && parsers.names().startsAlias()) {
            table = parsers.names().name("an alias");
        }
        List<Identifier> columns = new ArrayList<>();
        if (cursor.accept(Keyword.AS)) {
            boolean wrapped = cursor.accept(TokenKind.LEFT_PARENTHESIS);
            do {
                columns.add(parsers.names().column("a column name"));
            } while (cursor.is(TokenKind.COMMA)
                    && parsers.names().canBeName(cursor.index() + 1)
                    && cursor.accept(TokenKind.COMMA));
            if (wrapped) {
                cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            }
        }
        QueryPart.Alias alias =
                table == null ? null : new QueryPart.Alias(table, columns, table.span());
        return new FromItem.Functions(List.of(call), columns, null, alias, cursor.spanFrom(start));
    }

    /// `JSON_TABLE(x, '$' COLUMNS (…))`, `XMLTABLE(…)`, `TABLE(f(x))`, `OPENJSON(x) WITH (…)`; null
    /// if none of them stands here.
    @Nullable FromItem constructed(int start) {
        if (cursor.kindAt(cursor.index() + 1) != TokenKind.LEFT_PARENTHESIS) {
            return null;
        }
        Keyword keyword = cursor.keyword();
        boolean declares = keyword == Keyword.JSON_TABLE || keyword == Keyword.XMLTABLE;
        if (declares && cursor.has(Clause.TABLE_CONSTRUCTORS)) {
            return columns.constructed(start);
        }
        if (cursor.has(Clause.DATABASE_LINKS)
                && (cursor.isWord("CONTAINERS") || cursor.isWord("SHARDS"))) {
            return everywhere(start);
        }
        return keyword == Keyword.TABLE || cursor.isWord("THE") ? wrapped(start) : null;
    }

    /// Oracle's `CONTAINERS(t)`: the same table of several databases.
    private FromItem everywhere(int start) {
        cursor.advance();
        cursor.advance();
        Name name = parsers.names().dotted("a table");
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new FromItem.Table(
                name, parsers.aliases().alias(), List.of(), cursor.spanFrom(start));
    }

    /// `TABLE(f(x))`, `TABLE(expression)`, `TABLE('name')`
    private @Nullable FromItem wrapped(int start) {
        if (cursor.has(Clause.EMPTY_SELECT)) {
            return null;
        }
        cursor.advance();
        cursor.advance();
        int inner = cursor.index();
        if (cursor.is(TokenKind.STRING)) {
            Identifier name = parsers.names().stringAsName("a table");
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            return new FromItem.Table(
                    new Name(List.of(name), name.span()),
                    parsers.aliases().alias(),
                    List.of(),
                    cursor.spanFrom(start));
        }
        Expression value =
                parsers.queries().opensQuery(inner)
                        ? subquery()
                        : parsers.expressions().expression();
        List<Expression> more =
                cursor.accept(TokenKind.COMMA) ? parsers.expressions().list() : List.of();
        if (cursor.has(Clause.OPERATOR_TABLES) && cursor.accept(Keyword.RETURNS)) {
            cursor.skipGroup();
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        Call call =
                value instanceof Call one
                        ? one
                        : Call.plain(
                                new Name(
                                        List.of(new Identifier("table", false, value.span())),
                                        value.span()),
                                List.of(value),
                                cursor.spanFrom(start));
        return functions(
                List.of(more.isEmpty() ? call : call.beside(more, cursor.spanFrom(start))), start);
    }

    private Expression subquery() {
        var query = parsers.queries().query();
        return new Expression.Subquery(query, query.span());
    }
}
