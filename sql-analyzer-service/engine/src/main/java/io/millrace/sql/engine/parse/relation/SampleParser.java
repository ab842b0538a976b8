package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.List;

/// TABLESAMPLE and SAMPLE, in each dialect's way.
public final class SampleParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    SampleParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// A sample, if one stands here; whether it does.
    ///
    /// @param to where its size, its seed and their like go
    boolean sample(List<Expression> to) {
        if (cursor.is(Keyword.TABLESAMPLE) && cursor.has(Clause.TABLESAMPLE)) {
            cursor.advance();
            tableSample(to);
            return true;
        }
        if (cursor.is(Keyword.SAMPLE) && cursor.has(Clause.SAMPLE)) {
            cursor.advance();
            if (cursor.has(Clause.ROWS_OF_PERIODS)) {
                fractions(to);
            } else {
                amount(to);
            }
            return true;
        }
        return false;
    }

    /// Teradata's sample of the rows that the conditions left, if one stands here.
    public void rows(List<Expression> to) {
        if (cursor.accept(Keyword.SAMPLE)) {
            fractions(to);
        }
    }

    /// `WITH REPLACEMENT RANDOMIZED ALLOCATION 10`, `.25, .5`, `WHEN a > 1 THEN .1 ELSE .5 END`
    private void fractions(List<Expression> to) {
        if (cursor.accept(Keyword.WITH)) {
            cursor.expectWord("REPLACEMENT");
        }
        if (cursor.acceptWord("RANDOMIZED")) {
            cursor.expectWord("ALLOCATION");
        }
        boolean strata = cursor.is(Keyword.WHEN);
        while (cursor.accept(Keyword.WHEN)) {
            to.add(parsers.expressions().expression());
            cursor.expect(Keyword.THEN);
            to.addAll(parsers.expressions().list());
        }
        if (!strata) {
            to.addAll(parsers.expressions().list());
            return;
        }
        if (cursor.accept(Keyword.ELSE)) {
            to.addAll(parsers.expressions().list());
        }
        cursor.expect(Keyword.END);
    }

    private void tableSample(List<Expression> to) {
        boolean names = cursor.has(Clause.EMPTY_SELECT) && !cursor.has(Clause.TIMESERIES);
        if (!cursor.is(TokenKind.LEFT_PARENTHESIS) || names) {
            if (cursor.is(TokenKind.NUMBER) && !cursor.has(Clause.EMPTY_SELECT)) {
                amount(to);
                return;
            }
            parsers.names().dotted("a sampling method");
        }
        size(to);
        repeatable(to);
    }

    /// `(10 PERCENT)`, `(BUCKET 1 OUT OF 4 ON x)`, `(5 ROWS)`
    private void size(List<Expression> to) {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        if (cursor.accept(Keyword.BUCKET)) {
            cursor.expect(TokenKind.NUMBER, "a number");
            cursor.expectWord("OUT");
            cursor.expect(Keyword.OF);
            cursor.expect(TokenKind.NUMBER, "a number");
            if (cursor.accept(Keyword.ON)) {
                to.add(parsers.expressions().expression());
            }
        } else {
            boolean percent =
                    cursor.is(TokenKind.NUMBER)
                            && cursor.symbolAt(cursor.index() + 1) == Symbol.PERCENT;
            List<Expression> sizes =
                    percent
                            ? List.of(parsers.expressions().above(Precedence.POSTFIX))
                            : parsers.expressions().list();
            if (sizes.isEmpty()) {
                throw cursor.unexpected("a size");
            }
            to.addAll(sizes);
            if (!cursor.accept(Keyword.PERCENT)
                    && !cursor.accept(Symbol.PERCENT)
                    && !cursor.accept(Keyword.ROWS)) {
                cursor.accept(TokenKind.WORD);
            }
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
    }

    private void repeatable(List<Expression> to) {
        boolean more = true;
        while (more) {
            more =
                    cursor.is(Keyword.REPEATABLE)
                            || (cursor.isWord("SEED")
                                    && cursor.kindAt(cursor.index() + 1)
                                            == TokenKind.LEFT_PARENTHESIS);
            if (more) {
                cursor.advance();
                to.add(parsers.expressions().above(Precedence.POSTFIX));
            }
        }
    }

    /// `10%`, `10 ROWS`, `BERNOULLI (10)`, `0.1 OFFSET 0.5`, `10 PERCENT (bernoulli)`
    public void amount(List<Expression> to) {
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            size(to);
            repeatable(to);
            return;
        }
        boolean method =
                cursor.is(TokenKind.WORD)
                        && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS;
        if (method) {
            cursor.advance();
            size(to);
            repeatable(to);
            return;
        }
        do {
            to.add(parsers.expressions().above(Precedence.PRODUCT + 1));
            if (cursor.accept(Symbol.SLASH)) {
                to.add(parsers.expressions().above(Precedence.PRODUCT + 1));
            }
        } while (cursor.accept(TokenKind.COMMA));
        if (!cursor.accept(Keyword.PERCENT) && !cursor.accept(Symbol.PERCENT)) {
            cursor.accept(Keyword.ROWS);
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        if (cursor.is(Keyword.OFFSET) && cursor.has(Clause.SETTINGS)) {
            cursor.advance();
            to.add(parsers.expressions().above(Precedence.PRODUCT));
        }
        repeatable(to);
    }
}
