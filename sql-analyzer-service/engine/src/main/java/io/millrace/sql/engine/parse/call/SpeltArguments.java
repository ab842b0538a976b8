package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.List;

/// Arguments with words between them, where other functions have commas.
final class SpeltArguments {
    private final Cursor cursor;
    private final CallParsers parsers;
    private final ArgumentParser arguments;

    SpeltArguments(Cursor cursor, CallParsers parsers, ArgumentParser arguments) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.arguments = arguments;
    }

    /// Whether the dialect spells the function's arguments with words between them.
    boolean isSpelt(String function) {
        return switch (function) {
            case "trim" -> cursor.has(Clause.SPELT_CALLS) || cursor.has(Clause.TABLE_HINTS);
            case "extract", "position", "substring", "overlay", "substr", "ceil", "floor" ->
                    cursor.has(Clause.SPELT_CALLS);
            default -> false;
        };
    }

    void of(String function, List<Expression> to) {
        switch (function) {
            case "extract" -> extract(to);
            case "position" -> position(to);
            case "trim" -> trim(to);
            default -> spelled(to);
        }
    }

    /// `EXTRACT(field FROM x)`: the field is a word, not a column.
    private void extract(List<Expression> to) {
        if (!cursor.accept(TokenKind.STRING)) {
            parsers.names().label("a field such as YEAR");
            cursor.accept(Keyword.ZONE);
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
            }
        }
        boolean comma = !cursor.has(Clause.EMPTY_SELECT) && cursor.accept(TokenKind.COMMA);
        if (!comma) {
            cursor.expect(Keyword.FROM);
        }
        arguments.list("extract", to);
    }

    /// `POSITION(a IN b)`
    private void position(List<Expression> to) {
        to.add(parsers.expressions().above(Precedence.MATCH + 1));
        boolean comma = !cursor.has(Clause.EMPTY_SELECT) && cursor.accept(TokenKind.COMMA);
        if (!comma) {
            cursor.expect(Keyword.IN);
        }
        arguments.list("position", to);
    }

    /// `TRIM([BOTH | LEADING | TRAILING] [characters] FROM x)`, `TRIM(x, characters)`
    private void trim(List<Expression> to) {
        if (!cursor.accept(Keyword.BOTH) && !cursor.accept(Keyword.LEADING)) {
            cursor.accept(Keyword.TRAILING);
        }
        if (!cursor.accept(Keyword.FROM)) {
            to.add(parsers.expressions().expression());
            if (!cursor.accept(Keyword.FROM) && !cursor.accept(TokenKind.COMMA)) {
                return;
            }
        }
        arguments.list("trim", to);
    }

    /// `SUBSTRING(x FROM a FOR b)`, `OVERLAY(x PLACING y FROM a FOR b)`, `CEIL(x TO DAY)`, or with
    /// commas.
    private void spelled(List<Expression> to) {
        do {
            boolean pattern = isPattern();
            to.add(
                    pattern
                            ? parsers.expressions().above(Precedence.MATCH + 1)
                            : parsers.expressions().expression());
            if (cursor.accept(Keyword.TO)) {
                parsers.names().label("a unit");
            }
        } while (cursor.accept(TokenKind.COMMA)
                || cursor.accept(Keyword.FROM)
                || cursor.accept(Keyword.FOR)
                || cursor.accept(Keyword.SIMILAR)
                || cursor.accept(Keyword.ESCAPE)
                || cursor.accept(Keyword.PLACING));
    }

    /// `x SIMILAR pattern`, which is no condition here.
    private boolean isPattern() {
        int at = cursor.index();
        while (cursor.kindAt(at) == TokenKind.WORD || cursor.kindAt(at) == TokenKind.DOT) {
            at++;
            if (cursor.keywordAt(at) == Keyword.SIMILAR) {
                return cursor.keywordAt(at + 1) != Keyword.TO;
            }
        }
        return false;
    }

    /// SQL Server's `CONVERT(type, x, style)`; elsewhere `CONVERT(x, type)`, `CONVERT(x USING y)`.
    void convert(List<Expression> to) {
        if (cursor.has(Clause.ALIAS_BY_EQUALS)) {
            parsers.types().type();
            cursor.expect(TokenKind.COMMA, ",");
            arguments.list("convert", to);
            return;
        }
        to.add(parsers.expressions().expression());
        if (cursor.accept(Keyword.USING)) {
            parsers.names().label("a character set");
        } else if (cursor.accept(TokenKind.COMMA)) {
            if (cursor.has(Clause.PIPES_AS_OR)) {
                parsers.types().type();
            } else {
                arguments.list("convert", to);
            }
        }
    }
}
