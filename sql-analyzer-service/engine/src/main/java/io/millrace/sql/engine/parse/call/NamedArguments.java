package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.FromItem;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// Arguments that are names, not columns: of an XML element, of a server, of an option.
final class NamedArguments {
    private final Cursor cursor;
    private final CallParsers parsers;
    private final ArgumentParser arguments;

    NamedArguments(Cursor cursor, CallParsers parsers, ArgumentParser arguments) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.arguments = arguments;
    }

    /// `XMLELEMENT(NAME a, …)`, Oracle's `XMLELEMENT("a", …)` and `XMLELEMENT(EVALNAME x, …)`
    void xmlName(List<Expression> to) {
        if (!cursor.acceptWord("ENTITYESCAPING")) {
            cursor.acceptWord("NOENTITYESCAPING");
        }
        boolean evaluated = cursor.acceptWord("EVALNAME");
        if (!evaluated && cursor.isWord("NAME") && !ends(cursor.index() + 1)) {
            cursor.advance();
        }
        boolean name =
                !evaluated
                        && (cursor.is(TokenKind.WORD) || cursor.is(TokenKind.QUOTED_NAME))
                        && ends(cursor.index() + 1);
        if (name) {
            parsers.names().label("a name");
            if (!cursor.accept(TokenKind.COMMA)) {
                return;
            }
        }
        arguments.list("xmlelement", to);
    }

    /// `XMLROOT(x, VERSION '1.0', STANDALONE YES)`
    void xmlRoot(List<Expression> to) {
        to.add(parsers.expressions().expression());
        while (cursor.accept(TokenKind.COMMA)) {
            boolean version = cursor.acceptWord("VERSION");
            if (!version) {
                cursor.expectWord("STANDALONE");
            }
            boolean word = cursor.isWord("NO") || cursor.isWord("YES");
            if (word) {
                cursor.advance();
                cursor.accept(Keyword.VALUE);
            } else {
                to.add(parsers.expressions().expression());
            }
        }
    }

    /// `PASSING [BY VALUE] x [AS "a"], …`, as far as the next comma
    void passed(List<Expression> to) {
        while (cursor.acceptWord("PASSING")) {
            if (cursor.accept(Keyword.BY)) {
                parsers.names().label("REF or VALUE");
            }
            to.add(parsers.expressions().expression());
            if (cursor.accept(Keyword.BY)) {
                parsers.names().label("REF or VALUE");
            }
            if (cursor.accept(Keyword.AS)) {
                parsers.names().label("a name");
            }
        }
    }

    /// `OPENROWSET(BULK 'file', FORMAT = 'CSV', SINGLE_CLOB)`
    void openRowset(List<Expression> to) {
        cursor.acceptWord("BULK");
        do {
            boolean option =
                    cursor.is(TokenKind.WORD)
                            && cursor.symbolAt(cursor.index() + 1) == Symbol.EQUAL;
            if (option) {
                cursor.advance();
                cursor.advance();
            }
            if (cursor.is(TokenKind.WORD) && ends(cursor.index() + 1)) {
                parsers.names().label("an option");
            } else {
                to.add(parsers.expressions().expression());
            }
        } while (cursor.accept(TokenKind.COMMA) || cursor.accept(TokenKind.SEMICOLON));
    }

    /// `OPENQUERY(server, 'query')`
    void openQuery(List<Expression> to) {
        parsers.names().label("a server");
        cursor.expect(TokenKind.COMMA, ",");
        arguments.list("openquery", to);
    }

    /// `CONTAINSTABLE(t, (a, b), 'x')`, `FREETEXTTABLE(t, *, 'x')`: the table is read.
    void searched(List<Expression> to) {
        int start = cursor.index();
        Name name = parsers.names().dotted("a table");
        FromItem.Table table = new FromItem.Table(name, null, List.of(), name.span());
        to.add(new Expression.TableArgument(table, List.of(), cursor.spanFrom(start)));
        cursor.expect(TokenKind.COMMA, ",");
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        } else if (!cursor.accept(Symbol.STAR)) {
            parsers.names().label("a column");
        }
        cursor.expect(TokenKind.COMMA, ",");
        arguments.list("containstable", to);
    }

    /// `LANGUAGE 1033`
    boolean language() {
        TokenKind next = cursor.kindAt(cursor.index() + 1);
        boolean stands =
                cursor.isWord("LANGUAGE")
                        && (next == TokenKind.NUMBER
                                || next == TokenKind.STRING
                                || next == TokenKind.PARAMETER);
        if (stands) {
            cursor.advance();
            cursor.advance();
        }
        return stands;
    }

    private boolean ends(int token) {
        return cursor.kindAt(token) == TokenKind.COMMA
                || cursor.kindAt(token) == TokenKind.RIGHT_PARENTHESIS;
    }
}
