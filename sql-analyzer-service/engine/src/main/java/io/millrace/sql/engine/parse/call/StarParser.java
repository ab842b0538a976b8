package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// `*`, `t.*`, and what some dialects let follow them: EXCEPT, EXCLUDE, REPLACE, RENAME, LIKE.
public final class StarParser {
    private final Cursor cursor;
    private final CallParsers parsers;

    StarParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// The rest of a star; the cursor stands on its `*`.
    public Expression.Star star(List<Identifier> qualifier, int start) {
        cursor.advance();
        List<Identifier> excluded = new ArrayList<>();
        List<SelectItem> replaced = new ArrayList<>();
        List<Expression.Renaming> renamed = new ArrayList<>();
        List<Expression> patterns = new ArrayList<>(0);
        boolean more = true;
        while (more) {
            more = change(excluded, replaced, renamed) || like(patterns) || apply(patterns);
        }
        boolean plain = excluded.isEmpty() && replaced.isEmpty() && renamed.isEmpty();
        return new Expression.Star(
                qualifier,
                plain
                        ? Expression.StarChange.NONE
                        : new Expression.StarChange(excluded, replaced, renamed),
                patterns,
                cursor.spanFrom(start));
    }

    /// `APPLY (f)`, `APPLY f(0.9)`, `APPLY (x -> x + 1)`: what is done to each of the columns.
    public boolean apply(List<Expression> functions) {
        if (!cursor.is(Keyword.APPLY) || !cursor.has(Clause.STAR_APPLY)) {
            return false;
        }
        cursor.advance();
        boolean wrapped = cursor.accept(TokenKind.LEFT_PARENTHESIS);
        Expression function = parsers.expressions().expression();
        if (!(function instanceof Expression.ColumnReference)) {
            functions.add(function);
        }
        if (wrapped) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        }
        return true;
    }

    /// What may follow `COLUMNS (…)`, as it may follow a star.
    ///
    /// @param expressions where the values go that stand in it
    public void changes(List<Expression> expressions) {
        List<SelectItem> replaced = new ArrayList<>();
        boolean more = cursor.has(Clause.STAR_APPLY);
        while (more) {
            more = change(new ArrayList<>(), replaced, new ArrayList<>()) || apply(expressions);
        }
        replaced.forEach(item -> expressions.add(item.expression()));
    }

    private boolean change(
            List<Identifier> excluded,
            List<SelectItem> replaced,
            List<Expression.Renaming> renamed) {
        if (excludes()) {
            cursor.advance();
            excluded.addAll(names());
            return true;
        }
        if (cursor.is(Keyword.REPLACE) && cursor.has(Clause.STAR_REPLACE)) {
            cursor.advance();
            replacements(replaced);
            return true;
        }
        if (cursor.is(Keyword.RENAME) && cursor.has(Clause.STAR_RENAME)) {
            cursor.advance();
            renamings(renamed);
            return true;
        }
        return false;
    }

    /// `* NOT LIKE 'a%'`
    private boolean like(List<Expression> patterns) {
        boolean like =
                cursor.is(Keyword.LIKE)
                        || cursor.is(Keyword.ILIKE)
                        || cursor.is(Keyword.NOT)
                        || ((cursor.is(Keyword.GLOB) || cursor.is(Keyword.SIMILAR))
                                && cursor.has(Clause.COLUMNS_CALL));
        if (!like || !cursor.has(Clause.STAR_LIKE)) {
            return false;
        }
        cursor.accept(Keyword.NOT);
        cursor.accept(Keyword.SIMILAR);
        cursor.advance();
        patterns.add(parsers.expressions().above(Precedence.MATCH + 1));
        return true;
    }

    private boolean excludes() {
        if (cursor.is(Keyword.EXCLUDE)) {
            return cursor.has(Clause.STAR_EXCLUDE);
        }
        boolean quoted =
                cursor.has(Clause.STAR_APPLY)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.STRING;
        if (quoted && cursor.is(Keyword.EXCEPT)) {
            return true;
        }
        if (!cursor.is(Keyword.EXCEPT) || !cursor.has(Clause.STAR_EXCEPT)) {
            return false;
        }
        int next = cursor.index() + 1;
        return (cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS
                        && !parsers.queries().opensQuery(next + 1))
                || (parsers.names().canBeName(next)
                        && cursor.keywordAt(next) != Keyword.SELECT
                        && !parsers.queries().opensQuery(next));
    }

    /// `a`, `(a, t.b)`
    private List<Identifier> names() {
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            return List.of(last());
        }
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(last());
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return names;
    }

    /// The last part of a column's name.
    private Identifier last() {
        if (cursor.is(TokenKind.STRING)) {
            return parsers.names().stringAsName("a column");
        }
        Identifier name = parsers.names().label("a column");
        while (cursor.accept(TokenKind.DOT)) {
            name = parsers.names().label("a column");
        }
        return name;
    }

    private void replacements(List<SelectItem> replaced) {
        boolean several = cursor.accept(TokenKind.LEFT_PARENTHESIS);
        do {
            int start = cursor.index();
            Expression value = parsers.expressions().expression();
            cursor.expect(Keyword.AS);
            Identifier name = parsers.names().label("the column that is replaced");
            replaced.add(new SelectItem(value, name, cursor.spanFrom(start)));
        } while (several && cursor.accept(TokenKind.COMMA));
        if (several) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        }
    }

    private void renamings(List<Expression.Renaming> renamed) {
        boolean several = cursor.accept(TokenKind.LEFT_PARENTHESIS);
        do {
            Identifier from = last();
            cursor.expect(Keyword.AS);
            renamed.add(
                    new Expression.Renaming(from, parsers.names().label("the column's new name")));
        } while (several && cursor.accept(TokenKind.COMMA));
        if (several) {
            cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        }
    }
}
