package io.millrace.sql.engine.parse.write;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an INSERT does where a row is there already.
final class ConflictParser {
    private final Cursor cursor;
    private final WriteParsers parsers;

    ConflictParser(Cursor cursor, WriteParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `VALUES (1, 2) AS new (a, b)`
    QueryPart.@Nullable Alias rowAlias() {
        if (!cursor.is(Keyword.AS) || !cursor.has(Clause.ON_DUPLICATE_KEY)) {
            return null;
        }
        int start = cursor.index();
        cursor.advance();
        Identifier name = parsers.names().name("an alias");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) ? parsers.names().list() : List.of();
        return new QueryPart.Alias(name, columns, cursor.spanFrom(start));
    }

    /// @param row what the row that was to be inserted is called
    QueryPart.@Nullable OnConflict conflict(QueryPart.@Nullable Alias row) {
        int start = cursor.index();
        boolean duplicate =
                cursor.is(Keyword.ON, Keyword.DUPLICATE) && cursor.has(Clause.ON_DUPLICATE_KEY);
        if (duplicate) {
            cursor.advance();
            cursor.advance();
            cursor.expect(Keyword.KEY);
            cursor.expect(Keyword.UPDATE);
            List<QueryPart.Assignment> assignments = parsers.targets().assignments();
            return new QueryPart.OnConflict(
                    List.of(), assignments, null, row, cursor.spanFrom(start));
        }
        QueryPart.OnConflict last = null;
        while (cursor.is(Keyword.ON, Keyword.CONFLICT) && cursor.has(Clause.ON_CONFLICT)) {
            cursor.advance();
            cursor.advance();
            last = both(last, onConflict(start));
        }
        return last;
    }

    /// Two of them as one, whose targets also hold what the first asks of a row.
    private static QueryPart.OnConflict both(
            QueryPart.@Nullable OnConflict first, QueryPart.OnConflict second) {
        if (first == null) {
            return second;
        }
        List<Expression> targets = new ArrayList<>(first.targets());
        if (first.where() != null) {
            targets.add(first.where());
        }
        targets.addAll(second.targets());
        List<QueryPart.Assignment> assignments = new ArrayList<>(first.assignments());
        assignments.addAll(second.assignments());
        return new QueryPart.OnConflict(targets, assignments, second.where(), second.span());
    }

    private QueryPart.OnConflict onConflict(int start) {
        List<Expression> targets = target();
        cursor.expect(Keyword.DO);
        if (cursor.accept(Keyword.NOTHING)) {
            return new QueryPart.OnConflict(targets, List.of(), null, cursor.spanFrom(start));
        }
        if (cursor.is(Keyword.SELECT) && !cursor.has(Clause.REPLACE_INTO)) {
            throw cursor.unexpected("NOTHING or UPDATE");
        }
        cursor.expect(Keyword.UPDATE);
        cursor.expect(Keyword.SET);
        List<QueryPart.Assignment> assignments = parsers.targets().assignments();
        Expression where = parsers.primaries().after(Keyword.WHERE);
        return new QueryPart.OnConflict(targets, assignments, where, cursor.spanFrom(start));
    }

    private List<Expression> target() {
        if (cursor.accept(Keyword.ON, Keyword.CONSTRAINT)) {
            parsers.names().name("a constraint");
            return List.of();
        }
        if (!cursor.accept(TokenKind.LEFT_PARENTHESIS)) {
            return List.of();
        }
        List<Expression> targets = new ArrayList<>();
        do {
            targets.add(parsers.expressions().expression());
            if (cursor.is(TokenKind.WORD)) {
                // An operator class; COLLATE belongs to the expression.
                parsers.names().dotted("an operator class");
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        Expression where = parsers.primaries().after(Keyword.WHERE);
        if (where != null) {
            targets.add(where);
        }
        return targets;
    }
}
