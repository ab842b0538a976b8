package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// MATCH_RECOGNIZE (ISO/IEC 9075-2:2016, row pattern recognition).
final class MatchParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    MatchParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    FromItem match(FromItem source, int start) {
        cursor.advance();
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> partitionBy = List.of();
        if (cursor.accept(Keyword.PARTITION)) {
            cursor.expect(Keyword.BY);
            partitionBy = parsers.expressions().list();
        }
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        List<SelectItem> measures = cursor.accept(Keyword.MEASURES) ? measures() : List.of();
        boolean allRows = rows();
        cursor.expect(Keyword.PATTERN);
        List<Identifier> variables = new ArrayList<>();
        pattern(variables);
        List<Expression> definitions = new ArrayList<>();
        if (cursor.accept(Keyword.WITHIN)) {
            definitions.add(parsers.expressions().expression());
        }
        if (cursor.acceptWord("SUBSET")) {
            subsets(variables);
        }
        if (cursor.accept(Keyword.DEFINE)) {
            do {
                parsers.names().label("a variable of the pattern");
                cursor.expect(Keyword.AS);
                definitions.add(measure());
            } while (cursor.accept(TokenKind.COMMA));
        }
        if (cursor.acceptWord("OPTIONS")) {
            cursor.skipGroup();
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new FromItem.MatchRecognize(
                source,
                partitionBy,
                orderBy,
                measures,
                variables,
                definitions,
                allRows,
                parsers.aliases().alias(),
                cursor.spanFrom(start));
    }

    private List<SelectItem> measures() {
        List<SelectItem> measures = new ArrayList<>();
        do {
            int start = cursor.index();
            Expression value = measure();
            cursor.expect(Keyword.AS);
            Identifier name = parsers.names().label("a name for the measure");
            measures.add(new SelectItem(value, name, cursor.spanFrom(start)));
        } while (cursor.accept(TokenKind.COMMA));
        return measures;
    }

    /// An expression, with FINAL or RUNNING before it.
    private Expression measure() {
        if (!cursor.accept(Keyword.FINAL)) {
            cursor.acceptWord("RUNNING");
        }
        return parsers.expressions().expression();
    }

    /// `ONE ROW PER MATCH`, `ALL ROWS PER MATCH …`, `AFTER MATCH SKIP …`
    private boolean rows() {
        boolean all = cursor.is(Keyword.ALL);
        while (!cursor.is(Keyword.PATTERN)) {
            if (!cursor.is(TokenKind.WORD)) {
                throw cursor.unexpected("PATTERN");
            }
            cursor.advance();
        }
        return all;
    }

    /// `(A B* C+?)`: which words it names.
    private void pattern(List<Identifier> variables) {
        int open = cursor.index();
        cursor.skipGroup();
        int close = cursor.index();
        cursor.seek(open);
        while (cursor.index() < close) {
            if (cursor.is(TokenKind.WORD) || cursor.is(TokenKind.QUOTED_NAME)) {
                variables.add(parsers.names().label("a variable"));
            } else {
                cursor.advance();
            }
        }
    }

    private void subsets(List<Identifier> variables) {
        do {
            variables.add(parsers.names().label("a name for the subset"));
            cursor.advance();
            cursor.skipGroup();
        } while (cursor.accept(TokenKind.COMMA));
    }
}
