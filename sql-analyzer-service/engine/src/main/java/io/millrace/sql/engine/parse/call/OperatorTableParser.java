package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// The arguments of Teradata's table operators: `ON t AS a PARTITION BY b ORDER BY c USING d('e')`.
final class OperatorTableParser {
    private final Cursor cursor;
    private final CallParsers parsers;

    OperatorTableParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// All tables, and the settings after them, which name no columns that could be told.
    void tables(List<Expression> to) {
        do {
            cursor.accept(TokenKind.COMMA);
            cursor.expect(Keyword.ON);
            table(to);
        } while (cursor.is(Keyword.ON)
                || (cursor.is(TokenKind.COMMA)
                        && cursor.keywordAt(cursor.index() + 1) == Keyword.ON));
        if (cursor.accept(Keyword.USING)) {
            while (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
                parsers.names().label("a setting");
                cursor.skipGroup();
            }
        }
    }

    private void table(List<Expression> to) {
        int start = cursor.index();
        boolean query =
                cursor.is(TokenKind.LEFT_PARENTHESIS)
                        && parsers.queries().opensQuery(cursor.index() + 1);
        if (query) {
            Query read = parsers.queries().inParentheses();
            to.add(new Expression.Subquery(read, cursor.spanFrom(start)));
            alias();
            clauses(new ArrayList<>());
            return;
        }
        Name name = parsers.names().dotted("a table");
        FromItem.Table table = new FromItem.Table(name, null, List.of(), name.span());
        alias();
        List<Expression> asides = new ArrayList<>(0);
        clauses(asides);
        to.add(new Expression.TableArgument(table, asides, cursor.spanFrom(start)));
    }

    private void alias() {
        if (cursor.accept(Keyword.AS) || (parsers.names().startsAlias() && !startsClause())) {
            parsers.names().name("an alias");
        }
    }

    private boolean startsClause() {
        return cursor.is(Keyword.PARTITION)
                || cursor.is(Keyword.ORDER)
                || cursor.is(Keyword.USING)
                || cursor.is(Keyword.LOCAL)
                || cursor.isWord("HASH")
                || cursor.isWord("DIMENSION");
    }

    /// `PARTITION BY a`, `HASH BY a`, `DIMENSION`, `LOCAL ORDER BY a`
    private void clauses(List<Expression> asides) {
        while (startsClause() && !cursor.is(Keyword.USING)) {
            if (cursor.acceptWord("DIMENSION") || cursor.accept(Keyword.LOCAL)) {
                continue;
            }
            if (cursor.is(Keyword.ORDER)) {
                parsers.windows().orderBy().forEach(key -> asides.add(key.expression()));
                continue;
            }
            cursor.advance();
            cursor.expect(Keyword.BY);
            if (!cursor.accept(Keyword.ANY)) {
                asides.addAll(parsers.expressions().list());
            }
        }
    }
}
