package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.SelectItem;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Asides;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// PIVOT and UNPIVOT after a relation.
public final class PivotParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    PivotParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    FromItem pivot(FromItem source, int start) {
        boolean un = cursor.is(Keyword.UNPIVOT);
        cursor.advance();
        boolean nulls =
                cursor.accept(Keyword.INCLUDE, Keyword.NULLS)
                        || cursor.accept(Keyword.EXCLUDE, Keyword.NULLS);
        if (!nulls && cursor.acceptWord("XML")) {
            // Oracle's PIVOT XML is a PIVOT whose values are not listed.
            un = false;
        }
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        return un ? unpivoted(source, start) : pivoted(source, start);
    }

    private FromItem pivoted(FromItem source, int start) {
        List<SelectItem> aggregates = aggregates();
        List<Expression> columns = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        List<Identifier> named = new ArrayList<>();
        List<Expression> asides = new ArrayList<>(0);
        cursor.expect(Keyword.FOR);
        do {
            columns.add(parsers.expressions().above(Precedence.MATCH + 1));
            cursor.expect(Keyword.IN);
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                values(values, named, asides);
            } else {
                parsers.names().name("an enumeration");
            }
        } while (!cursor.is(TokenKind.RIGHT_PARENTHESIS)
                && !cursor.is(Keyword.GROUP)
                && !cursor.is(Keyword.DEFAULT)
                && !cursor.atEnd()
                && parsers.names().startsName());
        List<Expression> groupBy = List.of();
        if (cursor.accept(Keyword.GROUP)) {
            cursor.expect(Keyword.BY);
            groupBy = parsers.expressions().list();
        }
        if (cursor.accept(Keyword.DEFAULT)) {
            cursor.expect(Keyword.ON);
            cursor.expect(Keyword.NULL);
            asides.addAll(parsers.expressions().listInParentheses());
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new FromItem.Pivot(
                source,
                aggregates,
                columns,
                values,
                named,
                groupBy,
                asides,
                parsers.aliases().alias(),
                cursor.spanFrom(start));
    }

    public List<SelectItem> aggregates() {
        List<SelectItem> aggregates = new ArrayList<>();
        do {
            int start = cursor.index();
            Expression value = parsers.expressions().expression();
            Identifier alias = null;
            if (cursor.accept(Keyword.AS)
                    || (parsers.names().startsAlias() && !cursor.is(Keyword.FOR))) {
                alias = parsers.names().label("a name");
            }
            aggregates.add(new SelectItem(value, alias, cursor.spanFrom(start)));
        } while (cursor.accept(TokenKind.COMMA) && !endsEarly(Keyword.FOR));
        return aggregates;
    }

    /// `('a' AS x, 'b')`, `(ANY ORDER BY a)`, `(SELECT …)`
    ///
    /// @param asides where the sort keys of ANY go
    public void values(List<Expression> values, List<Identifier> named, List<Expression> asides) {
        if (parsers.expressions().startsQuery()) {
            int start = cursor.index();
            values.add(
                    new Expression.Subquery(
                            parsers.queries().inParentheses(), cursor.spanFrom(start)));
            return;
        }
        cursor.advance();
        if (cursor.is(Keyword.ANY)) {
            cursor.advance();
            parsers.windows().orderBy().forEach(item -> asides.add(item.expression()));
        } else {
            do {
                Expression value = parsers.expressions().expression();
                values.add(value);
                if (cursor.accept(Keyword.AS) || parsers.names().startsAlias()) {
                    named.add(parsers.names().label("a name"));
                } else {
                    Identifier name = nameOf(value);
                    if (name != null) {
                        named.add(name);
                    }
                }
            } while (cursor.accept(TokenKind.COMMA) && !endsEarly(Keyword.FOR));
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
    }

    /// Whether the comma was one too many, where a dialect allows that.
    private boolean endsEarly(Keyword after) {
        return cursor.has(Clause.TRAILING_COMMA_ANYWHERE)
                && (cursor.is(after) || cursor.is(TokenKind.RIGHT_PARENTHESIS));
    }

    /// What a value without an alias calls its column.
    private @Nullable Identifier nameOf(Expression value) {
        if (value instanceof Expression.ColumnReference reference) {
            return reference.parts().getLast();
        }
        if (!(value instanceof Expression.Literal literal)) {
            return null;
        }
        String text = cursor.slice(literal.span());
        boolean quoted = literal.kind() == Expression.LiteralKind.STRING && text.length() > 1;
        return new Identifier(
                (quoted && !cursor.has(Clause.JSON_COLON)) || (quoted && cursor.has(Clause.SORT_BY))
                        ? text.substring(1, text.length() - 1)
                        : text,
                true,
                literal.span());
    }

    private FromItem unpivoted(FromItem source, int start) {
        List<Identifier> values = names();
        cursor.expect(Keyword.FOR);
        List<Identifier> names = names();
        cursor.expect(Keyword.IN);
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Expression> columns = new ArrayList<>();
        List<Expression> labels = new ArrayList<>(0);
        do {
            columns.add(parsers.expressions().expression());
            if (cursor.accept(Keyword.AS) || parsers.names().startsAlias()) {
                Asides.add(parsers.expressions().expression(), labels);
            } else if (cursor.is(TokenKind.STRING)) {
                cursor.advance();
            }
        } while (cursor.accept(TokenKind.COMMA) && !endsEarly(Keyword.FOR));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        return new FromItem.Unpivot(
                source,
                values,
                names,
                columns,
                labels,
                parsers.aliases().alias(),
                cursor.spanFrom(start));
    }

    private List<Identifier> names() {
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            return parsers.names().list();
        }
        List<Identifier> names = new ArrayList<>();
        do {
            names.add(parsers.names().column("a column name"));
        } while (cursor.has(Clause.MODEL) && cursor.accept(TokenKind.COMMA));
        return names;
    }
}
