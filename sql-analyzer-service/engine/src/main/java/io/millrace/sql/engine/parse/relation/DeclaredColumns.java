package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Call;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;

/// Columns that stand with the function that makes them, and the functions that have them between
/// their parentheses.
final class DeclaredColumns {
    private final Cursor cursor;
    private final RelationParsers parsers;

    DeclaredColumns(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `JSON_TABLE(x, '$' COLUMNS (…))`, `XMLTABLE(…)`
    FromItem constructed(int start) {
        Identifier word = parsers.names().label("a function");
        cursor.advance();
        List<Expression> arguments = new ArrayList<>();
        List<Identifier> columns = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>(0);
        while (!cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            if (cursor.accept(Keyword.COLUMNS)) {
                columns.addAll(
                        cursor.is(TokenKind.LEFT_PARENTHESIS)
                                ? inParentheses(defaults)
                                : bareColumns(defaults));
            } else if (cursor.accept(Keyword.AS)) {
                parsers.names().label("a name");
            } else if (cursor.acceptWord("PASSING") || cursor.accept(TokenKind.COMMA)) {
                passedBy();
            } else if (cursor.is(Keyword.BY)) {
                passedBy();
            } else if (cursor.is(Keyword.ON)
                    || cursor.isWord("RETURNING")
                    || cursor.isWord("SEQUENCE")
                    || cursor.isWord("ERROR")
                    || cursor.is(Keyword.NULL)
                    || cursor.isWord("REF")
                    || cursor.is(Keyword.VALUE)
                    || cursor.is(Keyword.DEFAULT)
                    || cursor.isWord("EMPTY")) {
                cursor.advance();
            } else if (cursor.acceptWord("XMLNAMESPACES")) {
                cursor.skipGroup();
            } else {
                arguments.add(parsers.expressions().expression());
            }
        }
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
        Call call =
                Call.plain(new Name(List.of(word), word.span()), arguments, cursor.spanFrom(start))
                        .beside(defaults, cursor.spanFrom(start));
        return new FromItem.Functions(
                List.of(call), columns, null, parsers.aliases().alias(), cursor.spanFrom(start));
    }

    /// `BY REF`, `BY VALUE`
    private void passedBy() {
        if (cursor.accept(Keyword.BY)) {
            parsers.names().label("REF or VALUE");
        }
    }

    /// `a int PATH '$.a', NESTED PATH '$' COLUMNS (b text)`: the names alone.
    ///
    /// @param defaults where the queries go that a default is taken from
    List<Identifier> inParentheses(List<Expression> defaults) {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> columns = bareColumns(defaults);
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return columns;
    }

    private List<Identifier> bareColumns(List<Expression> defaults) {
        List<Identifier> columns = new ArrayList<>();
        do {
            boolean nested = cursor.isWord("NESTED");
            if (!nested) {
                columns.add(parsers.names().label("a column name"));
            }
            while (!cursor.is(TokenKind.COMMA)
                    && !cursor.is(TokenKind.RIGHT_PARENTHESIS)
                    && !cursor.atEnd()) {
                if (cursor.accept(Keyword.COLUMNS)) {
                    cursor.enter();
                    columns.addAll(inParentheses(defaults));
                    cursor.leave();
                } else if (parsers.expressions().startsQuery()) {
                    defaults.add(parsers.expressions().expression());
                } else if (cursor.opensGroup()) {
                    cursor.skipGroup();
                } else {
                    cursor.advance();
                }
            }
        } while (cursor.accept(TokenKind.COMMA));
        return columns;
    }
}
