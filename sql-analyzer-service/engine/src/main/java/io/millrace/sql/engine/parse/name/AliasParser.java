package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.ast.Identifier;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a relation is called: `AS t`, `t (a, b)`.
public final class AliasParser {
    private final Cursor cursor;
    private final NameParser names;
    private final TypeParser types;

    AliasParser(Cursor cursor, NameParser names, TypeParser types) {
        this.cursor = cursor;
        this.names = names;
        this.types = types;
    }

    /// Null where no alias stands.
    public QueryPart.@Nullable Alias alias() {
        int start = cursor.index();
        boolean said = cursor.accept(Keyword.AS);
        if (!said && (!names.startsAlias() || startsNearest())) {
            return null;
        }
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            if (cursor.has(Clause.EMPTY_SELECT) || !cursor.has(Clause.LATERAL_VIEW)) {
                throw cursor.unexpected("an alias");
            }
            List<Identifier> columns = columns();
            Identifier none = new Identifier("", false, cursor.spanFrom(start));
            return new QueryPart.Alias(none, columns, none.span());
        }
        Identifier name =
                cursor.is(TokenKind.STRING) && cursor.has(Clause.STRING_ALIAS)
                        ? names.stringAsName("an alias")
                        : names.name("an alias");
        List<Identifier> columns =
                cursor.is(TokenKind.LEFT_PARENTHESIS) && !isHint() ? columns() : List.of();
        return new QueryPart.Alias(name, columns, cursor.spanFrom(start));
    }

    /// `MATCH_CONDITION (…)` of an ASOF join.
    private boolean startsNearest() {
        return cursor.isWord("MATCH_CONDITION")
                && cursor.kindAt(cursor.index() + 1) == TokenKind.LEFT_PARENTHESIS
                && cursor.has(Clause.ASOF_JOIN);
    }

    /// `t (NOLOCK)`: hints in the old way.
    public boolean isHint() {
        int next = cursor.index() + 1;
        return cursor.has(Clause.TABLE_HINTS)
                && (cursor.isWordAt(next, "NOLOCK")
                        || cursor.isWordAt(next, "READPAST")
                        || cursor.isWordAt(next, "UPDLOCK")
                        || cursor.isWordAt(next, "HOLDLOCK")
                        || cursor.isWordAt(next, "TABLOCK"));
    }

    /// `(a, b)`, or `(a int, b text)` after a function.
    public List<Identifier> columns() {
        cursor.expect(TokenKind.LEFT_PARENTHESIS, "(");
        List<Identifier> columns = new ArrayList<>();
        do {
            columns.add(
                    cursor.is(TokenKind.STRING) && cursor.has(Clause.STRING_ALIAS)
                            ? names.stringAsName("a column name")
                            : names.column("a column name"));
            if (!cursor.is(TokenKind.COMMA) && !cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
                types.type();
                while (cursor.is(Keyword.COLLATE)) {
                    cursor.advance();
                    names.dotted("a collation");
                }
            }
        } while (cursor.accept(TokenKind.COMMA));
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ", or )");
        return columns;
    }
}
