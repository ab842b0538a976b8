package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// FROM: derived tables, the groups relations stand in, and what is named there.
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
                        : parsers.named().named(lateral, start);
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
    FromItem changed(int start) {
        cursor.enter(COST);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        Query query = parsers.queries().changed();
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        cursor.leave(COST);
        return new FromItem.Derived(
                query, false, parsers.aliases().alias(), cursor.spanFrom(start));
    }

    boolean startsChange(int token) {
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
}
