package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands between SELECT and FROM.
final class SelectListParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    SelectListParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// PostgreSQL allows a SELECT without items; then one of these follows.
    boolean startsItem() {
        return !cursor.has(Clause.EMPTY_SELECT)
                || (!cursor.atEnd()
                        && !cursor.is(Keyword.FROM)
                        && !cursor.is(Keyword.WHERE)
                        && !cursor.is(TokenKind.RIGHT_PARENTHESIS)
                        && !cursor.is(Keyword.UNION));
    }

    List<SelectItem> items() {
        if (cursor.is(Keyword.TRANSFORM) && cursor.has(Clause.TRANSFORM) && runsScript()) {
            return List.of(transform());
        }
        List<SelectItem> items = new ArrayList<>();
        do {
            if (!items.isEmpty() && cursor.has(Clause.TRAILING_COMMA) && endsList()) {
                break;
            }
            items.add(item());
        } while (cursor.accept(TokenKind.COMMA));
        return items;
    }

    /// Whether TRANSFORM is the clause, not the function of that name.
    private boolean runsScript() {
        Keyword after = cursor.keywordAt(cursor.match(cursor.index() + 1) + 1);
        return after == Keyword.USING || after == Keyword.ROW;
    }

    private boolean endsList() {
        return cursor.atEnd()
                || cursor.is(Keyword.FROM)
                || cursor.is(Keyword.WHERE)
                || cursor.is(Keyword.GROUP)
                || cursor.is(Keyword.ORDER)
                || cursor.is(Keyword.LIMIT)
                || cursor.is(TokenKind.RIGHT_PARENTHESIS)
                || cursor.is(Symbol.PIPE);
    }

    private SelectItem item() {
        int start = cursor.index();
        boolean unpacks =
                cursor.keywordAt(start + 1) == Keyword.COLUMNS
                        && cursor.kindAt(start + 2) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.COLUMNS_CALL);
        if (cursor.is(Symbol.STAR) && unpacks) {
            cursor.advance();
        } else if (cursor.is(Symbol.STAR)) {
            Expression.Star star = parsers.stars().star(List.of(), start);
            return new SelectItem(star, null, star.span());
        }
        Identifier alias = aliasInFront();
        Expression expression = parsers.expressions().above(Precedence.LOWEST);
        if (alias == null && !cursor.is(TokenKind.COMMA)) {
            alias = alias();
        }
        return new SelectItem(expression, alias, cursor.spanFrom(start));
    }

    /// `alias = x`, `alias: x`
    private @Nullable Identifier aliasInFront() {
        int next = cursor.index() + 1;
        boolean equals =
                cursor.has(Clause.ALIAS_BY_EQUALS)
                        && cursor.kindAt(next) == TokenKind.OPERATOR
                        && cursor.symbolAt(next) == Symbol.EQUAL;
        boolean colon = cursor.has(Clause.ALIAS_BY_COLON) && cursor.kindAt(next) == TokenKind.COLON;
        boolean name =
                parsers.names().startsName()
                        || cursor.is(TokenKind.PARAMETER)
                        || cursor.is(TokenKind.STRING);
        if (!name || (!equals && !colon)) {
            return null;
        }
        Identifier alias =
                cursor.is(TokenKind.STRING)
                        ? parsers.names().stringAsName("a name")
                        : cursor.is(TokenKind.PARAMETER)
                                ? new Identifier(cursor.text(), false, cursor.span())
                                : parsers.names().label("a name");
        if (cursor.index() < next) {
            cursor.advance();
        }
        cursor.advance();
        return alias;
    }

    private @Nullable Identifier alias() {
        if (cursor.accept(Keyword.AS)) {
            if (cursor.is(TokenKind.STRING) && cursor.has(Clause.STRING_ALIAS)) {
                return parsers.names().stringAsName("a name for the column");
            }
            if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.has(Clause.SEVERAL_ALIASES)) {
                return parsers.names().list().getFirst();
            }
            Identifier alias = parsers.names().label("a name for the column");
            castSuffix();
            return alias;
        }
        if (cursor.is(TokenKind.STRING) && cursor.has(Clause.STRING_ALIAS)) {
            return parsers.names().stringAsName("a name for the column");
        }
        if (!startsBareLabel()) {
            return null;
        }
        Identifier alias = parsers.names().label("a name for the column");
        castSuffix();
        return alias;
    }

    /// Teradata's `x AS a (FORMAT '…')`.
    private void castSuffix() {
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.has(Clause.TEMPORAL_NAMES)) {
            cursor.skipGroup();
        }
    }

    private boolean startsBareLabel() {
        if (cursor.is(TokenKind.QUOTED_NAME)) {
            return true;
        }
        Keyword keyword = cursor.keyword();
        return cursor.is(TokenKind.WORD)
                && (keyword == null || cursor.dialect().allowsAsBareLabel(keyword));
    }

    /// `TRANSFORM (a, b) USING '…' AS (c, d)`
    private SelectItem transform() {
        int start = cursor.index();
        cursor.advance();
        List<Expression> inputs = parsers.expressions().listInParentheses();
        rowFormat();
        cursor.expect(Keyword.USING);
        cursor.expect(TokenKind.STRING, "a script");
        if (cursor.accept(Keyword.AS)) {
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
            } else {
                parsers.names().label("a column");
            }
        }
        rowFormat();
        Expression.Effect value = new Expression.Effect(inputs, cursor.spanFrom(start));
        return new SelectItem(value, null, value.span());
    }

    /// `ROW FORMAT …`, `RECORDREADER '…'`, up to what follows it.
    private void rowFormat() {
        while (!cursor.is(Keyword.USING)
                && !cursor.is(Keyword.FROM)
                && !cursor.atEnd()
                && (cursor.is(TokenKind.WORD)
                        || cursor.is(TokenKind.STRING)
                        || cursor.is(TokenKind.LEFT_PARENTHESIS))) {
            parsers.loose().step();
        }
    }
}
