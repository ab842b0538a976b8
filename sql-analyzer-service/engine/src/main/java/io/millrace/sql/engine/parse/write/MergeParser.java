package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// MERGE.
public final class MergeParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    MergeParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public Statement merge(QueryPart.@Nullable With with, int start) {
        cursor.advance();
        List<Expression> asides = new ArrayList<>(parsers.updates().options());
        if (cursor.accept(Keyword.WITH)) {
            cursor.expect(Keyword.SCHEMA);
            cursor.expectWord("EVOLUTION");
        }
        cursor.accept(Keyword.INTO);
        cursor.accept(Keyword.ONLY);
        Name target =
                cursor.is(TokenKind.PARAMETER) && !parsers.names().startsName()
                        ? variable()
                        : parsers.names().dotted("a table");
        parsers.suffixes().afterAlias(asides);
        Identifier alias = null;
        if (cursor.accept(Keyword.AS) || parsers.names().startsAlias()) {
            alias = parsers.names().name("an alias");
        }
        cursor.expect(Keyword.USING);
        int source = cursor.index();
        FromItem item = parsers.joins().joined(parsers.from().single(), source);
        Expression on = condition();
        List<QueryPart.MergeBranch> branches = new ArrayList<>();
        if (!cursor.is(Keyword.WHEN)) {
            throw cursor.unexpected("WHEN");
        }
        while (cursor.is(Keyword.WHEN)) {
            branches.add(branch());
        }
        if (cursor.has(Clause.ISOLATION) && cursor.accept(Keyword.ELSE)) {
            cursor.expect(Keyword.IGNORE);
        }
        List<SelectItem> returning = new ArrayList<>(parsers.updates().output(asides));
        returning.addAll(parsers.updates().returning(asides));
        parsers.updates().hints(asides);
        return new Statement.Merge(
                with, target, alias, item, on, branches, returning, asides, cursor.spanFrom(start));
    }

    /// `ON a = b`, `USING (a, b)`
    private Expression condition() {
        int start = cursor.index();
        if (cursor.has(Clause.MERGE_USING) && cursor.accept(Keyword.USING)) {
            List<Expression> columns = new ArrayList<>();
            for (Identifier column : parsers.names().list()) {
                columns.add(new Expression.ColumnReference(List.of(column), column.span()));
            }
            return new Expression.Row(columns, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.ON);
        return parsers.expressions().expression();
    }

    private Name variable() {
        Identifier name = new Identifier(cursor.text(), true, cursor.span());
        cursor.advance();
        return new Name(List.of(name), name.span());
    }

    /// `WHEN [NOT] MATCHED [BY SOURCE] [AND condition] THEN action`
    private QueryPart.MergeBranch branch() {
        int start = cursor.index();
        cursor.expect(Keyword.WHEN);
        boolean inserts = cursor.accept(Keyword.NOT);
        cursor.expect(Keyword.MATCHED);
        if (inserts && cursor.accept(Keyword.BY)) {
            if (cursor.accept(Keyword.SOURCE)) {
                inserts = false;
            } else {
                cursor.expectWord("TARGET");
            }
        }
        Expression condition =
                cursor.accept(Keyword.AND) ? parsers.expressions().expression() : null;
        cursor.expect(Keyword.THEN);
        return action(condition, inserts, start);
    }

    /// @param inserts whether no row of the target stands there to be changed
    private QueryPart.MergeBranch action(
            @Nullable Expression condition, boolean inserts, int start) {
        if (!inserts && cursor.accept(Keyword.UPDATE)) {
            return update(condition, start);
        }
        if (inserts && cursor.accept(Keyword.INSERT)) {
            return insert(condition, start);
        }
        boolean known =
                (!inserts && cursor.accept(Keyword.DELETE))
                        || cursor.accept(Keyword.DO, Keyword.NOTHING)
                        || signal();
        if (!known && cursor.has(Clause.MERGE_USING) && cursor.acceptWord("ERROR")) {
            known = true;
            cursor.accept(TokenKind.STRING);
        }
        if (!known) {
            throw cursor.unexpected(
                    inserts ? "INSERT or DO NOTHING" : "UPDATE, DELETE or DO NOTHING");
        }
        return new QueryPart.MergeBranch(
                inserts ? condition : filtered(condition),
                List.of(),
                null,
                List.of(),
                List.of(),
                false,
                cursor.spanFrom(start));
    }

    /// Db2's `SIGNAL SQLSTATE '70001' SET MESSAGE_TEXT = 'x'`
    private boolean signal() {
        if (!cursor.has(Clause.ISOLATION) || !cursor.acceptWord("SIGNAL")) {
            return false;
        }
        while (!cursor.atEnd() && !cursor.is(Keyword.WHEN) && !cursor.is(Keyword.ELSE)) {
            parsers.loose().step();
        }
        return true;
    }

    private QueryPart.MergeBranch update(@Nullable Expression condition, int start) {
        if (cursor.accept(Keyword.ALL)) {
            cursor.expect(Keyword.BY);
            cursor.expect(Keyword.NAME);
            return new QueryPart.MergeBranch(
                    condition, List.of(), null, List.of(), List.of(), true, cursor.spanFrom(start));
        }
        boolean bare = cursor.has(Clause.FROM_FIRST) && !cursor.is(Keyword.SET);
        if (bare) {
            if (cursor.accept(Keyword.BY)) {
                cursor.advance();
            }
            return new QueryPart.MergeBranch(
                    condition, List.of(), null, List.of(), List.of(), true, cursor.spanFrom(start));
        }
        cursor.expect(Keyword.SET);
        if (acceptStar()) {
            return new QueryPart.MergeBranch(
                    condition, List.of(), null, List.of(), List.of(), true, cursor.spanFrom(start));
        }
        List<QueryPart.Assignment> assignments = parsers.targets().assignments();
        Expression where = filtered(condition);
        Expression deletes =
                cursor.has(Clause.MERGE_WHERE) && cursor.accept(Keyword.DELETE, Keyword.WHERE)
                        ? parsers.expressions().expression()
                        : null;
        return new QueryPart.MergeBranch(
                where, assignments, deletes, List.of(), List.of(), false, cursor.spanFrom(start));
    }

    private QueryPart.MergeBranch insert(@Nullable Expression condition, int start) {
        boolean everything =
                acceptStar()
                        || cursor.accept(Keyword.ROW)
                        || (cursor.has(Clause.MERGE_USING) && acceptByName())
                        || (cursor.is(Keyword.ALL) && acceptAllByName());
        if (everything) {
            return new QueryPart.MergeBranch(
                    condition, List.of(), null, List.of(), List.of(), true, cursor.spanFrom(start));
        }
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) && !startsValues()
                        ? parsers.targets().columns()
                        : List.of();
        if (cursor.accept(Keyword.OVERRIDING)) {
            cursor.advance();
            cursor.expect(Keyword.VALUE);
        }
        List<Expression> values = List.of();
        if (!cursor.accept(Keyword.DEFAULT, Keyword.VALUES)) {
            boolean row = cursor.has(Clause.SELECT_AS_STRUCT) && cursor.accept(Keyword.ROW);
            if (!row) {
                if (!startsValues()) {
                    cursor.expect(Keyword.VALUES);
                }
                values = parsers.expressions().listInParentheses();
            }
        }
        return new QueryPart.MergeBranch(
                filtered(condition),
                List.of(),
                null,
                columns,
                values,
                false,
                cursor.spanFrom(start));
    }

    /// The condition of a branch, with the WHERE after its action.
    private @Nullable Expression filtered(@Nullable Expression condition) {
        return cursor.has(Clause.MERGE_WHERE) && cursor.accept(Keyword.WHERE)
                ? both(condition, parsers.expressions().expression())
                : condition;
    }

    /// Whether the parentheses hold the values, not the columns.
    private boolean startsValues() {
        return cursor.has(Clause.VALUES_UNSAID)
                && cursor.is(TokenKind.LEFT_PARENTHESIS)
                && cursor.keywordAt(cursor.match(cursor.index()) + 1) != Keyword.VALUES;
    }

    /// The condition before THEN and the one at the end of the action.
    private static Expression both(@Nullable Expression condition, Expression where) {
        return condition == null
                ? where
                : new Expression.Logical(
                        Expression.Connective.AND, List.of(condition, where), condition.span());
    }

    /// `*`, `* EXCEPT (a)`
    private boolean acceptStar() {
        if (!cursor.has(Clause.MERGE_STAR) || !cursor.accept(Symbol.STAR)) {
            return false;
        }
        if (cursor.is(Keyword.EXCEPT) && cursor.has(Clause.STAR_EXCEPT)) {
            cursor.advance();
            parsers.names().list();
        }
        return true;
    }

    /// `INSERT BY NAME`, and `INSERT` alone.
    private boolean acceptByName() {
        return cursor.accept(Keyword.BY, Keyword.NAME)
                || cursor.accept(Keyword.BY, Keyword.POSITION)
                || cursor.atEnd()
                || cursor.is(Keyword.WHEN)
                || cursor.is(Keyword.RETURNING);
    }

    private boolean acceptAllByName() {
        cursor.advance();
        cursor.expect(Keyword.BY);
        cursor.expect(Keyword.NAME);
        return true;
    }
}
