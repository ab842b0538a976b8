package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// The columns that a statement writes: lists of them, and assignments.
final class TargetParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    TargetParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `(a, t.b, c[1])`
    List<Identifier> columns() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> columns = new ArrayList<>();
        do {
            if (cursor.is(TokenKind.RIGHT_PARENTHESIS)
                    && !columns.isEmpty()
                    && cursor.has(Clause.TRAILING_COMMA_ANYWHERE)) {
                break;
            }
            Identifier column = parsers.names().column("a column name");
            while (cursor.accept(TokenKind.DOT)) {
                Identifier more = parsers.names().label("a column name");
                column = cursor.has(Clause.EMPTY_SELECT) ? column : more;
            }
            while (cursor.is(TokenKind.LEFT_BRACKET)) {
                cursor.skipGroup();
            }
            columns.add(column);
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return columns;
    }

    List<QueryPart.Assignment> assignments() {
        List<QueryPart.Assignment> assignments = new ArrayList<>();
        do {
            if (!assignments.isEmpty() && cursor.has(Clause.TRAILING_COMMA_ANYWHERE) && ends()) {
                break;
            }
            assignments.add(assignment());
        } while (cursor.accept(TokenKind.COMMA));
        return assignments;
    }

    private boolean ends() {
        return cursor.is(Keyword.WHERE) || cursor.is(Keyword.FROM) || cursor.atEnd();
    }

    private QueryPart.Assignment assignment() {
        int start = cursor.index();
        List<Identifier> qualifier = new ArrayList<>();
        List<Expression> subscripts = new ArrayList<>(0);
        List<Identifier> columns;
        if (cursor.is(TokenKind.LEFT_PARENTHESIS) && cursor.has(Clause.ROW_ASSIGNMENT)) {
            columns = columns();
        } else if (cursor.is(TokenKind.PARAMETER) && !parsers.names().startsName()) {
            // A variable; it takes the value, and no column does.
            cursor.advance();
            columns = List.of();
            if (cursor.has(Clause.ALIAS_BY_EQUALS)
                    && cursor.is(Symbol.EQUAL)
                    && cursor.symbolAt(cursor.index() + 2) == Symbol.EQUAL) {
                // `@a = column = x` sets both.
                cursor.advance();
                columns = List.of(column(qualifier, subscripts));
            }
        } else {
            columns = List.of(column(qualifier, subscripts));
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)
                && cursor.has(Clause.ALIAS_BY_EQUALS)
                && !qualifier.isEmpty()) {
            // `column.WRITE (x, 0, 1)` changes the column.
            columns = List.of(qualifier.removeLast());
            int open = cursor.index();
            Expression change =
                    new Expression.Row(
                            parsers.expressions().listInParentheses(), cursor.spanFrom(open));
            return new QueryPart.Assignment(
                    qualifier, columns, subscripts, change, cursor.spanFrom(start));
        }
        equals();
        Expression value = parsers.expressions().expression();
        return new QueryPart.Assignment(
                qualifier, columns, subscripts, value, cursor.spanFrom(start));
    }

    /// `a`, `t.a`, `s.t.a`, `a[1]`, `a.field`
    ///
    /// @param subscripts where the expressions in brackets go
    private Identifier column(List<Identifier> qualifier, List<Expression> subscripts) {
        Identifier column = parsers.names().column("a column name");
        while (cursor.accept(TokenKind.DOT)) {
            qualifier.add(column);
            column = parsers.names().label("a column name");
        }
        while (cursor.is(TokenKind.LEFT_BRACKET)) {
            subscript(subscripts);
        }
        return column;
    }

    /// `[1]`, `[1:2]`, `[:]`
    private void subscript(List<Expression> to) {
        cursor.expect(TokenKind.LEFT_BRACKET, "[");
        do {
            if (!cursor.is(TokenKind.COLON) && !cursor.is(TokenKind.RIGHT_BRACKET)) {
                to.add(parsers.expressions().expression());
            }
        } while (cursor.accept(TokenKind.COLON));
        cursor.expect(TokenKind.RIGHT_BRACKET, "]");
    }

    private void equals() {
        boolean compound =
                switch (cursor.symbol()) {
                    case PLUS_ASSIGN,
                            MINUS_ASSIGN,
                            STAR_ASSIGN,
                            SLASH_ASSIGN,
                            PERCENT_ASSIGN,
                            AMPERSAND_ASSIGN,
                            BAR_ASSIGN,
                            NOT_EQUAL_CARET ->
                            cursor.has(Clause.ALIAS_BY_EQUALS);
                    case ASSIGN -> cursor.has(Clause.ASSIGNMENT_EXPRESSION);
                    default -> false;
                };
        if (compound) {
            cursor.advance();
        } else if (!cursor.accept(Symbol.EQUAL)) {
            throw cursor.unexpected("=");
        }
    }
}
