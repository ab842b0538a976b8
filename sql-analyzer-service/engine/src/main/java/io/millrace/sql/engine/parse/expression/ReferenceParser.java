package io.millrace.sql.engine.parse.expression;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Expression.LiteralKind;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;

/// What a name begins: a column, a call, a qualified star.
final class ReferenceParser {
    private final Cursor cursor;
    private final ExpressionParsers parsers;

    ReferenceParser(Cursor cursor, ExpressionParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// A column, a call, a qualified star, or a constant of a type (`numeric '1.5'`).
    Expression name(int start) {
        boolean arrow =
                cursor.symbolAt(start + 1) == Symbol.THIN_ARROW
                        || cursor.symbolAt(start + 2) == Symbol.THIN_ARROW;
        if (arrow && parsers.lambdas().startsLambda()) {
            return parsers.lambdas().lambda(start);
        }
        Keyword keyword = cursor.keyword();
        boolean called = cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS;
        if (cursor.has(Clause.SORT_USING) && cursor.acceptWords("COLLATION", "FOR")) {
            Identifier word = new Identifier("pg_collation_for", false, cursor.spanFrom(start));
            return parsers.calls().call(new Name(List.of(word), word.span()), start);
        }
        Identifier first = keyword != null && called ? parsers.names().keywordAsFunction() : null;
        if (first == null) {
            first = parsers.names().name("an expression");
        }
        escape();
        if (cursor.has(Clause.APPROXIMATE) && isApproximate(first)) {
            return name(cursor.index());
        }
        if (!cursor.is(TokenKind.DOT)) {
            boolean typed =
                    called
                            && cursor.has(Clause.EMPTY_SELECT)
                            && cursor.kindAt(cursor.match(cursor.index()) + 1) == TokenKind.STRING;
            if (typed) {
                cursor.seek(start);
                parsers.types().type();
                cursor.expect(TokenKind.STRING, "a string");
                return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
            }
            if (called && !isOuterMark()) {
                return parsers.calls().call(new Name(List.of(first), first.span()), start);
            }
            if (cursor.is(TokenKind.STRING) && parsers.literals().isPrefix(first)) {
                cursor.advance();
                return new Expression.Literal(LiteralKind.TYPED, cursor.spanFrom(start));
            }
            return new Expression.ColumnReference(
                    List.of(parsers.names().asColumn(first)), first.span());
        }
        return dotted(first, start);
    }

    /// Redshift's `APPROXIMATE count(DISTINCT a)`.
    private boolean isApproximate(Identifier word) {
        return word.text().equals("approximate")
                && cursor.is(TokenKind.WORD)
                && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
    }

    private Expression dotted(Identifier first, int start) {
        List<Identifier> parts = new ArrayList<>(3);
        parts.add(first);
        while (cursor.is(TokenKind.DOT) && !endsPath()) {
            cursor.advance();
            if (cursor.is(Symbol.STAR)) {
                return parsers.stars().star(List.copyOf(parts), start);
            }
            parts.add(step());
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && !isOuterMark()) {
            return parsers.calls().call(new Name(parts, cursor.spanFrom(start)), start);
        }
        if (cursor.has(Clause.OUTER_MARK) && isNextValue(parts)) {
            return new Expression.Effect(cursor.spanFrom(start));
        }
        parts.set(parts.size() - 1, parsers.names().asColumn(parts.getLast()));
        return new Expression.ColumnReference(List.copyOf(parts), cursor.spanFrom(start));
    }

    /// `s.NEXTVAL`, `s."NEXTVAL"` is no column: it moves the sequence on.
    private static boolean isNextValue(List<Identifier> parts) {
        Identifier last = parts.getLast();
        return last.quoted()
                ? parts.size() > 1 && last.text().equals("NEXTVAL")
                : last.text().equalsIgnoreCase("nextval");
    }

    private boolean isOuterMark() {
        return Precedence.ofInfix(cursor) == Precedence.POSTFIX;
    }

    /// `a.(…)`, `a.[…]`: what follows the dot is no name.
    private boolean endsPath() {
        int after = cursor.index() + 1;
        TokenKind next = cursor.kindAt(after);
        boolean subcolumn =
                cursor.has(Clause.JSON_SUBCOLUMNS)
                        && (next == TokenKind.COLON || cursor.symbolAt(after) == Symbol.CARET);
        return subcolumn || next == TokenKind.LEFT_PARENTHESIS || next == TokenKind.LEFT_BRACKET;
    }

    private Identifier step() {
        boolean odd =
                (cursor.is(TokenKind.NUMBER) && cursor.has(Clause.TUPLE_INDEX))
                        || cursor.is(TokenKind.PARAMETER);
        if (odd) {
            Identifier index = new Identifier(cursor.text(), false, cursor.span());
            cursor.advance();
            return index;
        }
        if (cursor.is(TokenKind.DOT) && !cursor.has(Clause.EMPTY_SELECT)) {
            cursor.advance();
        }
        return parsers.names().part("a name after the dot");
    }

    /// `UESCAPE '!'` after a string or a name with escapes.
    void escape() {
        if (cursor.isWord("UESCAPE") && cursor.kindAt(cursor.index() + 1) == TokenKind.STRING) {
            cursor.advance();
            cursor.advance();
        }
    }
}
