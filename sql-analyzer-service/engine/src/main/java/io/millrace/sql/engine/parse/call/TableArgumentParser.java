package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whole tables as arguments.
final class TableArgumentParser {
    private final Cursor cursor;
    private final CallParsers parsers;

    TableArgumentParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `TABLE t`, `TABLE(t)`; null if none stands here.
    @Nullable Expression table(int start) {
        int next = start + 1;
        boolean wrapped = cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS;
        int name = wrapped ? next + 1 : next;
        if (!parsers.names().canBeName(name) || isCall(name)) {
            return null;
        }
        cursor.seek(name);
        Name table = parsers.names().dotted("a table");
        FromItem.Table item =
                new FromItem.Table(
                        table,
                        cursor.is(Keyword.PARTITION) ? null : parsers.aliases().alias(),
                        List.of(),
                        table.span());
        if (wrapped) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
            if (cursor.accept(Keyword.AS)) {
                parsers.names().name("an alias");
            }
        }
        List<Expression> asides = new ArrayList<>(0);
        if (cursor.accept(Keyword.PARTITION)) {
            cursor.expect(Keyword.BY);
            asides.add(parsers.expressions().above(Precedence.LOWEST));
        }
        parsers.windows().orderBy().forEach(key -> asides.add(key.expression()));
        return new Expression.TableArgument(item, asides, cursor.spanFrom(start));
    }

    private boolean isCall(int name) {
        int at = name + 1;
        while (cursor.kindAt(at) == TokenKind.DOT) {
            at += 2;
        }
        return cursor.kindAt(at) == TokenKind.LEFT_PARENTHESIS;
    }
}
