package io.millrace.sql.engine.parse.call;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Name;
import io.millrace.sql.engine.ast.Query;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.CaseFolding;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import io.millrace.sql.engine.parse.name.TimeUnits;
import java.util.List;
import java.util.Set;

/// What stands between a call's parentheses.
final class ArgumentParser {
    /// Functions that take the name of a unit of time where others take a column.
    private static final Set<String> OF_UNITS =
            Set.of(
                    "date_add",
                    "date_bin",
                    "date_diff",
                    "date_part",
                    "date_sub",
                    "date_trunc",
                    "dateadd",
                    "datediff",
                    "datename",
                    "datepart",
                    "datetime_diff",
                    "datetime_trunc",
                    "datetrunc",
                    "generate_date_array",
                    "last_day",
                    "time_diff",
                    "time_slice",
                    "time_trunc",
                    "timestamp_diff",
                    "timestamp_trunc",
                    "timestampadd",
                    "timestampdiff",
                    "trunc");

    private final Cursor cursor;
    private final CallParsers parsers;
    private final SpeltArguments spelt;
    private final TableArgumentParser tables;
    private final NamedArguments named;
    private final ArgumentSuffixes suffixes;

    ArgumentParser(Cursor cursor, CallParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
        this.spelt = new SpeltArguments(cursor, parsers, this);
        this.tables = new TableArgumentParser(cursor, parsers);
        this.named = new NamedArguments(cursor, parsers, this);
        this.suffixes = new ArgumentSuffixes(cursor, parsers, this, named);
    }

    void of(Name name, List<Expression> to) {
        if (CallParser.isLoneStar(cursor)) {
            cursor.advance();
            return;
        }
        boolean plain = name.parts().size() == 1 && !name.last().quoted();
        String function = plain ? CaseFolding.LOWER.fold(name.last().text()) : "";
        if (spelt.isSpelt(function)) {
            spelt.of(function, to);
            return;
        }
        switch (function) {
            case "convert", "try_convert" -> spelt.convert(to);
            case "xmlelement", "xmlpi" -> named.xmlName(to);
            case "xmlroot" -> named.xmlRoot(to);
            case "openrowset" -> named.openRowset(to);
            case "openquery" -> named.openQuery(to);
            case "containstable", "freetexttable" -> named.searched(to);
            case "json_transform" -> {
                to.add(argument(function));
                suffixes.options(to);
            }
            default -> list(function, to);
        }
    }

    /// @param function the function's name in lower case; empty if it is none that matters
    void list(String function, List<Expression> to) {
        boolean ofUnits = OF_UNITS.contains(function);
        do {
            if (cursor.is(TokenKind.RIGHT_PARENTHESIS)
                    && cursor.has(Clause.TRAILING_COMMA_ANYWHERE)) {
                return;
            }
            cursor.accept(Keyword.VARIADIC);
            if (cursor.has(Clause.TABLE_HINTS) && named.language()) {
                continue;
            }
            int after = cursor.index() + 1;
            if (isNamed(after)) {
                cursor.advance();
                cursor.advance();
            }
            if (ofUnits && TimeUnits.isUnit(cursor, cursor.index()) && endsArgument(after)) {
                to.add(unit());
            } else {
                to.add(argument(function));
            }
            suffixes.ofOne(function, to);
        } while (cursor.accept(TokenKind.COMMA));
    }

    private Expression unit() {
        int start = cursor.index();
        cursor.advance();
        if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
            cursor.skipGroup();
        }
        return new Expression.Literal(Expression.LiteralKind.TYPED, cursor.spanFrom(start));
    }

    private boolean endsArgument(int token) {
        TokenKind kind = cursor.kindAt(token);
        return kind == TokenKind.COMMA
                || kind == TokenKind.RIGHT_PARENTHESIS
                || kind == TokenKind.LEFT_PARENTHESIS;
    }

    /// `f(a => 1)`, `f(a := 1)`
    private boolean isNamed(int after) {
        if (cursor.kindAt(after) != TokenKind.OPERATOR) {
            return false;
        }
        Symbol symbol = cursor.symbolAt(after);
        return (symbol == Symbol.ARROW || symbol == Symbol.ASSIGN) && cursor.is(TokenKind.WORD);
    }

    private Expression argument(String function) {
        int start = cursor.index();
        Keyword keyword = cursor.keyword();
        boolean query = keyword == Keyword.SELECT || keyword == Keyword.WITH;
        if (query && cursor.has(Clause.QUERY_ARGUMENTS)) {
            Query argument = parsers.queries().query();
            return new Expression.Subquery(argument, argument.span());
        }
        boolean model = keyword == Keyword.MODEL && parsers.names().canBeName(cursor.index() + 1);
        if (keyword == Keyword.TABLE && opensQuery(start + 1)) {
            cursor.advance();
            Query table = parsers.queries().inParentheses();
            return new Expression.Subquery(table, table.span());
        }
        if (keyword == Keyword.TABLE || model) {
            Expression table = tables.table(start);
            if (table != null) {
                return table;
            }
        }
        if ((function.startsWith("xml") && cursor.isWord("NAME"))
                || (function.startsWith("json") && cursor.isWord("KEY"))
                || (function.startsWith("xml") && cursor.isWord("CONTENT"))
                || (function.startsWith("xml") && cursor.isWord("DOCUMENT"))) {
            if (!endsArgument(cursor.index() + 1)) {
                cursor.advance();
            }
        }
        boolean unpacks =
                cursor.keywordAt(start + 1) == Keyword.COLUMNS
                        && cursor.kindAt(start + 2) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.COLUMNS_CALL);
        if (cursor.is(Symbol.STAR) && unpacks) {
            cursor.advance();
        }
        boolean named =
                cursor.isWord("DESCRIPTOR")
                        && cursor.kindAt(start + 1) == TokenKind.LEFT_PARENTHESIS
                        && cursor.has(Clause.MATCH_RECOGNIZE);
        if (named) {
            cursor.advance();
            cursor.skipGroup();
            return new Expression.Literal(Expression.LiteralKind.TYPED, cursor.spanFrom(start));
        }
        if (cursor.is(Symbol.STAR)) {
            return parsers.stars().star(List.of(), start);
        }
        return parsers.expressions().above(Precedence.LOWEST);
    }

    private boolean opensQuery(int token) {
        return cursor.kindAt(token) == TokenKind.LEFT_PARENTHESIS
                && parsers.queries().opensQuery(token + 1);
    }

    /// What may follow the last argument.
    ///
    /// @param asides where the expressions go that feed no value
    List<QueryPart.SortItem> tail(Name name, List<Expression> asides) {
        return suffixes.ofAll(name, asides);
    }

    void nullTreatment() {
        suffixes.nullTreatment();
    }
}
