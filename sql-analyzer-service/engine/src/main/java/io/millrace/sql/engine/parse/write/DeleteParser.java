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

/// DELETE.
public final class DeleteParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    DeleteParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    public Statement delete(QueryPart.@Nullable With with, int start) {
        cursor.advance();
        List<Expression> limits = new ArrayList<>(parsers.updates().options());
        List<Name> targets = new ArrayList<>();
        List<FromItem> from = new ArrayList<>();
        List<SelectItem> returning = new ArrayList<>();
        boolean history = cursor.is(Keyword.HISTORY) && cursor.has(Clause.DELETE_HISTORY);
        if (history) {
            cursor.advance();
        }
        if (listsTargets()) {
            names(targets);
            returning.addAll(parsers.updates().output(limits));
            cursor.expect(Keyword.FROM);
            from.addAll(parsers.from().items());
        } else {
            single(targets, from, returning, limits);
        }
        if (history && cursor.accept(Keyword.BEFORE)) {
            cursor.accept(Keyword.SYSTEM_TIME);
            limits.add(parsers.expressions().expression());
        }
        where(limits);
        Expression where = parsers.updates().where();
        List<QueryPart.SortItem> orderBy = List.of();
        if (cursor.has(Clause.UPDATE_LIMIT) || cursor.has(Clause.ISOLATION)) {
            orderBy = parsers.windows().orderBy();
            parsers.queries().limits(limits, limits);
        }
        returning.addAll(parsers.updates().returning(limits));
        parsers.updates().hints(limits);
        parsers.updates().all();
        return new Statement.Delete(
                with, targets, from, where, orderBy, limits, returning, cursor.spanFrom(start));
    }

    /// `ON CLUSTER c IN PARTITION p` (ClickHouse), `PARTITION p`, `PARTITIONS (p, q)` (Doris).
    private void where(List<Expression> asides) {
        if (cursor.has(Clause.INSERT_INTO_FUNCTION)) {
            if (cursor.acceptWords("ON", "CLUSTER")) {
                parsers.names().label("a cluster");
            }
            if (cursor.accept(Keyword.IN, Keyword.PARTITION)) {
                asides.add(parsers.expressions().expression());
            }
        }
    }

    /// `DELETE a, b FROM …`: whether names stand before FROM.
    private boolean listsTargets() {
        if (!cursor.has(Clause.DELETE_JOINS) || cursor.is(Keyword.FROM)) {
            return false;
        }
        int at = cursor.index();
        while (cursor.kindAt(at) == TokenKind.WORD
                || cursor.kindAt(at) == TokenKind.QUOTED_NAME
                || cursor.kindAt(at) == TokenKind.DOT
                || cursor.kindAt(at) == TokenKind.COMMA
                || cursor.symbolAt(at) == Symbol.STAR
                || cursor.kindAt(at) == TokenKind.PARAMETER) {
            if (cursor.keywordAt(at) == Keyword.FROM) {
                return true;
            }
            if (cursor.keywordAt(at) == Keyword.WHERE) {
                return false;
            }
            at++;
        }
        return false;
    }

    private void names(List<Name> targets) {
        do {
            targets.add(target());
        } while (cursor.accept(TokenKind.COMMA));
    }

    /// `t`, `s.t`, `t.*`, `@t`
    private Name target() {
        if (cursor.is(TokenKind.PARAMETER) && !parsers.names().startsName()) {
            Identifier variable = new Identifier(cursor.text(), true, cursor.span());
            cursor.advance();
            return new Name(List.of(variable), variable.span());
        }
        int start = cursor.index();
        List<Identifier> parts = new ArrayList<>();
        parts.add(parsers.names().name("a table"));
        while (cursor.accept(TokenKind.DOT)) {
            if (cursor.accept(Symbol.STAR)) {
                break;
            }
            parts.add(parsers.names().part("a table"));
        }
        return new Name(parts, cursor.spanFrom(start));
    }

    private void single(
            List<Name> targets,
            List<FromItem> from,
            List<SelectItem> returning,
            List<Expression> asides) {
        if (cursor.has(Clause.EMITS)) {
            cursor.accept(Symbol.STAR);
        }
        if (!cursor.accept(Keyword.FROM) && !cursor.has(Clause.DELETE_WITHOUT_FROM)) {
            throw cursor.unexpected("FROM");
        }
        List<FromItem> items = new ArrayList<>();
        do {
            items.add(starred() ? table() : parsers.from().single());
        } while (cursor.has(Clause.DELETE_JOINS) && cursor.accept(TokenKind.COMMA));
        for (FromItem item : items) {
            if (item instanceof FromItem.Table table) {
                targets.add(table.name());
            } else if (!(item instanceof FromItem.Derived)) {
                throw cursor.unexpected("a table");
            }
        }
        parsers.updates().portion(asides);
        parsers.updates().include();
        returning.addAll(parsers.updates().output(asides));
        boolean using =
                cursor.is(Keyword.USING)
                        && (cursor.has(Clause.DELETE_USING) || cursor.has(Clause.DML_PRIORITY));
        boolean second = cursor.is(Keyword.FROM) && cursor.has(Clause.DELETE_WITHOUT_FROM);
        if (!using || cursor.has(Clause.DELETE_USING)) {
            from.addAll(items);
        }
        if (using || second) {
            cursor.advance();
            List<FromItem> more = parsers.from().items();
            boolean alias = !cursor.has(Clause.CHANGE_ALL) || isAlias(more, items.getFirst());
            if (second && alias && items.size() == 1 && names(more, items.getFirst())) {
                from.clear();
            }
            from.addAll(more);
        }
    }

    /// MySQL's `t.*` and `s.t.*`, which name a table.
    private boolean starred() {
        int at = cursor.index() + 1;
        while (cursor.kindAt(at) == TokenKind.DOT) {
            if (cursor.symbolAt(at + 1) == Symbol.STAR) {
                return cursor.has(Clause.DML_PRIORITY);
            }
            at += 2;
        }
        return false;
    }

    private FromItem table() {
        Name name = target();
        return new FromItem.Table(name, null, List.of(), name.span());
    }

    /// Whether one of the relations is called what the target is.
    private static boolean isAlias(List<FromItem> more, FromItem target) {
        return target instanceof FromItem.Table table
                && more.stream()
                        .anyMatch(item ->
                                item instanceof FromItem.Table other
                                        && (other.alias() == null
                                                        ? other.name().last()
                                                        : other.alias().name())
                                                .text()
                                                .equals(table.name().last().text()));
    }

    /// `DELETE t FROM s.u AS t`: whether the second FROM gives the target's alias or table.
    private static boolean names(List<FromItem> more, FromItem target) {
        return target instanceof FromItem.Table table
                && table.name().parts().size() == 1
                && !more.isEmpty();
    }
}
