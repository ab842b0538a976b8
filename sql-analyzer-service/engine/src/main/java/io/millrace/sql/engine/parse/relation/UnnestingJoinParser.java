package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.FromItem.JoinType;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.text.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Joins with the items of an array: ARRAY JOIN, LATERAL VIEW.
final class UnnestingJoinParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    UnnestingJoinParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    boolean startsArrayJoin() {
        if (!cursor.has(Clause.ARRAY_JOIN)) {
            return false;
        }
        int next = cursor.index() + 1;
        return cursor.is(Keyword.ARRAY)
                || ((cursor.is(Keyword.LEFT) || cursor.is(Keyword.INNER))
                        && cursor.keywordAt(next) == Keyword.ARRAY);
    }

    /// `ARRAY JOIN a AS x, b`: each item is a relation of one column.
    void arrayJoin(List<FromItem.Join> joins) {
        int start = cursor.index();
        JoinType type = cursor.accept(Keyword.LEFT) ? JoinType.LEFT : JoinType.CROSS;
        cursor.accept(Keyword.INNER);
        cursor.expect(Keyword.ARRAY);
        cursor.expect(Keyword.JOIN);
        do {
            int item = cursor.index();
            Expression array = parsers.expressions().expression();
            Identifier name = null;
            if (cursor.accept(Keyword.AS) || parsers.names().startsAlias()) {
                name = parsers.names().label("a name for the item");
            } else if (array instanceof Expression.ColumnReference column) {
                name = column.parts().getLast();
            }
            joins.add(exploded(type, array, name, item, start));
        } while (cursor.accept(TokenKind.COMMA));
    }

    private FromItem.Join exploded(
            JoinType type, Expression array, @Nullable Identifier name, int item, int start) {
        Span span = cursor.spanFrom(item);
        Identifier function = new Identifier("arrayJoin", false, span);
        Call call = Call.plain(new Name(List.of(function), span), List.of(array), span);
        List<Identifier> columns = name == null ? List.of() : List.of(name);
        FromItem right = new FromItem.Functions(List.of(call), columns, null, null, span);
        return new FromItem.Join(type, false, right, null, List.of(), cursor.spanFrom(start));
    }

    boolean startsLateralView() {
        return cursor.is(Keyword.LATERAL)
                && cursor.keywordAt(cursor.index() + 1) == Keyword.VIEW
                && cursor.has(Clause.LATERAL_VIEW);
    }

    /// `LATERAL VIEW [OUTER] f(x) t AS a, b`
    FromItem.Join lateralView() {
        int start = cursor.index();
        cursor.advance();
        cursor.advance();
        JoinType type = cursor.accept(Keyword.OUTER) ? JoinType.LEFT : JoinType.CROSS;
        FromItem right = parsers.tableFunctions().view(cursor.index());
        return new FromItem.Join(type, false, right, null, List.of(), cursor.spanFrom(start));
    }
}
