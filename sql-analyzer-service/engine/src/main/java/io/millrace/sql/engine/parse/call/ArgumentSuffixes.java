package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;
import java.util.Set;

/// What follows one argument of a call, or the last of them.
final class ArgumentSuffixes {
    /// Functions that take a value `AS` a type.
    private static final Set<String> TYPED =
            Set.of(
                    "column_add",
                    "column_create",
                    "column_get",
                    "parse",
                    "treat",
                    "try_parse",
                    "validate_conversion",
                    "weight_string",
                    "xmlcast");

    private final Cursor cursor;
    private final CallParsers parsers;
    private final ArgumentParser arguments;
    private final NamedArguments named;

    ArgumentSuffixes(
            Cursor cursor, CallParsers parsers, ArgumentParser arguments, NamedArguments named) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.arguments = arguments;
        this.named = named;
    }

    /// What may follow one argument.
    void ofOne(String function, List<Expression> to) {
        if (cursor.is(TokenKind.COMMA) || cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            return;
        }
        if (cursor.has(Clause.INSERT_LABEL)) {
            nullTreatment();
        }
        if (cursor.has(Clause.FORMAT_SUFFIX) && !cursor.accept(Keyword.DESC)) {
            // Teradata's `rank(a DESC)`
            cursor.accept(Keyword.ASC);
        }
        boolean spelt = function.startsWith("json") || function.startsWith("xml");
        boolean aliased =
                (cursor.has(Clause.ARGUMENT_ALIASES) || function.startsWith("xml"))
                        && !TYPED.contains(function);
        if (aliased && cursor.accept(Keyword.AS)) {
            parsers.names().label("a name for the argument");
        }
        if (spelt) {
            if (cursor.accept(Keyword.VALUE) || cursor.accept(TokenKind.COLON)) {
                to.add(parsers.expressions().expression());
            }
            if (cursor.accept(Keyword.FORMAT)) {
                cursor.expect(Keyword.JSON);
            }
            named.passed(to);
        }
        if (cursor.is(Keyword.IGNORE, Keyword.NULLS) || cursor.is(Keyword.RESPECT, Keyword.NULLS)) {
            nullTreatment();
        }
        if (cursor.has(Clause.OBJECT_CONDITIONS) && cursor.accept(Keyword.DEFAULT)) {
            to.add(parsers.expressions().expression());
            cursor.expect(Keyword.ON);
            cursor.expectWord("CONVERSION");
            cursor.expectWord("ERROR");
        }
        if (TYPED.contains(function) && cursor.accept(Keyword.AS)) {
            parsers.types().type();
            cursor.acceptWord("LEVEL");
        }
        if (cursor.accept(Keyword.USING)) {
            if (!cursor.accept(TokenKind.STRING)) {
                parsers.names().label("a character set");
            }
            if (cursor.symbolAt(cursor.index() + 1) == Symbol.EQUAL) {
                arguments.list(function, to);
            }
        }
    }

    /// What may follow the last argument: ORDER BY, LIMIT, SEPARATOR, the options of JSON.
    ///
    /// @param asides where the expressions go that feed no value
    List<QueryPart.SortItem> ofAll(Name name, List<Expression> asides) {
        nullTreatment();
        if (cursor.accept(Keyword.HAVING)) {
            cursor.advance();
            asides.add(parsers.expressions().expression());
        }
        List<QueryPart.SortItem> orderBy = parsers.windows().orderBy();
        if (cursor.is(TokenKind.RIGHT_PARENTHESIS)) {
            return orderBy;
        }
        if (cursor.accept(Keyword.LIMIT)) {
            asides.add(parsers.expressions().expression());
        }
        if (cursor.accept(Keyword.SEPARATOR)) {
            asides.add(parsers.expressions().expression());
            if (cursor.has(Clause.ROWS_EXAMINED) && cursor.accept(Keyword.LIMIT)) {
                asides.addAll(parsers.expressions().list());
            }
        }
        boolean options =
                CaseFolding.LOWER.fold(name.last().text()).startsWith("json")
                        || CaseFolding.LOWER.fold(name.last().text()).startsWith("xml")
                        || (cursor.is(Keyword.ON)
                                && cursor.isWordAt(cursor.index() + 1, "OVERFLOW"));
        if (options && (cursor.is(TokenKind.WORD) || cursor.is(TokenKind.STRING))) {
            options(asides);
        }
        return orderBy;
    }

    /// `NULL ON NULL RETURNING type`, `ON OVERFLOW TRUNCATE '…' WITH COUNT`: no columns in them.
    ///
    /// @param asides where the queries in them go
    void options(List<Expression> asides) {
        while (!cursor.is(TokenKind.RIGHT_PARENTHESIS) && !cursor.atEnd()) {
            if (parsers.expressions().startsQuery()) {
                asides.add(parsers.expressions().expression());
            } else if (cursor.opensGroup()) {
                cursor.skipGroup();
            } else if (cursor.is(TokenKind.UNREADABLE)) {
                throw cursor.unexpected(")");
            } else {
                cursor.advance();
            }
        }
    }

    /// `IGNORE NULLS`, `RESPECT NULLS`, `FROM LAST`
    void nullTreatment() {
        if (cursor.is(Keyword.FROM)
                && (cursor.keywordAt(cursor.index() + 1) == Keyword.FIRST
                        || cursor.keywordAt(cursor.index() + 1) == Keyword.LAST)) {
            cursor.advance();
            cursor.advance();
        }
        if (!cursor.accept(Keyword.IGNORE, Keyword.NULLS)) {
            cursor.accept(Keyword.RESPECT, Keyword.NULLS);
        }
    }
}
