package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryBody;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Asides;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// UPDATE, and the clauses that it shares with DELETE.
public final class UpdateParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    UpdateParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public Statement update(QueryPart.@Nullable With with, int start) {
        cursor.advance();
        List<Expression> limits = new ArrayList<>(options());
        List<FromItem> target = targets();
        portion(limits);
        include();
        List<FromItem> from = new ArrayList<>();
        if (cursor.is(Keyword.FROM)
                && cursor.has(Clause.QUALIFY)
                && !cursor.has(Clause.LATERAL_VIEW)) {
            // Teradata names the other tables before SET.
            from.addAll(from());
        }
        cursor.expect(Keyword.SET);
        List<QueryPart.Assignment> assignments = parsers.targets().assignments();
        List<SelectItem> returning = new ArrayList<>(output(limits));
        if (cursor.is(Keyword.FROM) && cursor.has(Clause.UPDATE_FROM)) {
            from.addAll(from());
        }
        Expression where = where();
        List<QueryPart.SortItem> orderBy = List.of();
        if (cursor.has(Clause.UPDATE_LIMIT) || cursor.has(Clause.ISOLATION)) {
            orderBy = parsers.windows().orderBy();
            parsers.queries().limits(limits, limits);
        }
        returning.addAll(returning(limits));
        hints(limits);
        all();
        if (cursor.has(Clause.CHANGE_ALL) && cursor.accept(Keyword.ELSE)) {
            limits.addAll(otherwise(target));
        }
        return new Statement.Update(
                with,
                target,
                assignments,
                from,
                where,
                orderBy,
                limits,
                returning,
                cursor.spanFrom(start));
    }

    /// `FOR PORTION OF period FROM x TO y`
    void portion(List<Expression> asides) {
        if (!cursor.is(Keyword.FOR) || !cursor.has(Clause.PORTION)) {
            return;
        }
        cursor.advance();
        cursor.expectWord("PORTION");
        cursor.expect(Keyword.OF);
        parsers.names().name("a period");
        cursor.expect(Keyword.FROM);
        asides.add(parsers.expressions().above(Precedence.OTHER));
        cursor.expect(Keyword.TO);
        asides.add(parsers.expressions().above(Precedence.OTHER));
    }

    private List<FromItem> from() {
        cursor.advance();
        return parsers.from().items();
    }

    private List<FromItem> targets() {
        if (cursor.has(Clause.UPDATE_JOINS)) {
            return parsers.from().items();
        }
        return List.of(parsers.from().single());
    }

    /// `LOW_PRIORITY`, `OR IGNORE`, `TOP (5)`; the expressions of TOP.
    List<Expression> options() {
        if (cursor.has(Clause.DML_PRIORITY)) {
            boolean more = true;
            while (more) {
                more =
                        cursor.acceptWord("LOW_PRIORITY")
                                || cursor.acceptWord("QUICK")
                                || cursor.accept(Keyword.IGNORE);
            }
        }
        if (cursor.is(Keyword.OR) && cursor.has(Clause.CHANGE_OR)) {
            cursor.advance();
            cursor.advance();
        }
        boolean top =
                cursor.is(Keyword.TOP)
                        && cursor.has(Clause.OUTPUT)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        return top ? top() : List.of();
    }

    /// `TOP (5) PERCENT`
    List<Expression> top() {
        cursor.advance();
        List<Expression> count = parsers.expressions().listInParentheses();
        cursor.accept(Keyword.PERCENT);
        return count;
    }

    /// `WHERE …`, `WHERE CURRENT OF cursor`
    @Nullable Expression where() {
        if (!cursor.accept(Keyword.WHERE)) {
            return null;
        }
        if (cursor.is(Keyword.CURRENT, Keyword.OF) && cursor.has(Clause.CURRENT_OF)) {
            cursor.advance();
            cursor.advance();
            cursor.accept(Keyword.GLOBAL);
            if (!cursor.accept(TokenKind.PARAMETER)) {
                parsers.names().name("a cursor");
            }
            return null;
        }
        return parsers.expressions().expression();
    }

    /// `OUTPUT inserted.a, deleted.b INTO t (a, b)`
    ///
    /// @param asides where the table goes that INTO names
    List<SelectItem> output(List<Expression> asides) {
        if (!cursor.is(Keyword.OUTPUT) || !cursor.has(Clause.OUTPUT)) {
            return List.of();
        }
        cursor.advance();
        List<SelectItem> items = new ArrayList<>(parsers.selects().items());
        if (cursor.accept(Keyword.INTO)) {
            if (!cursor.accept(TokenKind.PARAMETER)) {
                asides.add(written());
            }
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                // They are the columns of another table than the statement's own.
                List<Identifier> _ = parsers.targets().columns();
            }
            items.addAll(output(asides));
        }
        return items;
    }

    private Expression written() {
        Name table = parsers.names().dotted("a table");
        return new Expression.WrittenTable(table, table.span());
    }

    /// `RETURNING a, b INTO :c, :d`
    ///
    /// @param asides where the expressions of INTO go
    List<SelectItem> returning(List<Expression> asides) {
        boolean returns =
                cursor.is(Keyword.RETURNING)
                        || (cursor.is(Keyword.RETURN) && cursor.has(Clause.OUTER_MARK));
        if (!returns || !cursor.has(Clause.RETURNING)) {
            return List.of();
        }
        cursor.advance();
        if (cursor.is(Keyword.WITH) && cursor.has(Clause.ON_CONFLICT)) {
            cursor.advance();
            cursor.skipGroup();
        }
        List<SelectItem> items = parsers.selects().items();
        if (cursor.has(Clause.INSERT_ALL)) {
            cursor.acceptWords("BULK", "COLLECT");
        }
        if (cursor.is(Keyword.INTO) && cursor.has(Clause.INTO_VARIABLES)) {
            cursor.advance();
            do {
                Asides.add(parsers.expressions().expression(), asides);
            } while (cursor.accept(TokenKind.COMMA));
        }
        return items;
    }

    /// `INSERT INTO t VALUES (…)` into the same table, where no row was updated: the values.
    private List<Expression> otherwise(List<FromItem> target) {
        int start = cursor.index();
        if (!(parsers.inserts().insert(null, start) instanceof Statement.Insert insert)
                || insert.source() == null
                || !(insert.source().body() instanceof QueryBody.Values rows)
                || !(target.getFirst() instanceof FromItem.Table table)
                || !table.name().last().text().equals(insert.target().last().text())) {
            throw cursor.unexpectedAt(start, "an INSERT of values into the same table");
        }
        return rows.rows().stream().flatMap(row -> row.items().stream()).toList();
    }

    /// Teradata's `ALL` at the end.
    void all() {
        if (cursor.has(Clause.CHANGE_ALL)) {
            cursor.accept(Keyword.ALL);
        }
    }

    /// `OPTION (…)`, `LOG ERRORS …`
    void hints(List<Expression> asides) {
        if (cursor.is(Keyword.OPTION) && cursor.has(Clause.OPTION)) {
            cursor.advance();
            cursor.skipGroup();
        }
        if (cursor.is(Keyword.LOG) && cursor.has(Clause.INSERT_ALL)) {
            errors(asides);
        }
        if (cursor.has(Clause.ISOLATION)) {
            parsers.queries().isolation();
        }
    }

    /// `LOG ERRORS [INTO t] [('tag')] [REJECT LIMIT n]`
    ///
    /// @param asides where the table goes that INTO names
    void errors(List<Expression> asides) {
        cursor.advance();
        cursor.expectWord("ERRORS");
        if (cursor.accept(Keyword.INTO)) {
            asides.add(written());
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        if (cursor.acceptWord("REJECT")) {
            cursor.expect(Keyword.LIMIT);
            if (!cursor.accept(TokenKind.NUMBER)) {
                cursor.expectWord("UNLIMITED");
            }
        }
    }

    /// Db2's `INCLUDE (a INT)`: columns that the table does not have.
    void include() {
        if (cursor.has(Clause.ISOLATION)
                && cursor.isWord("INCLUDE")
                && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS) {
            cursor.advance();
            cursor.skipGroup();
        }
    }
}
