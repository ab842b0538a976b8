package io.millrace.sql.engine.parse.relation;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Asides;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.Precedence;
import java.util.List;

/// Tables as they were: the points in time and the versions that follow a table's name.
final class TimeTravelParser {
    private final Cursor cursor;
    private final RelationParsers parsers;

    TimeTravelParser(Cursor cursor, RelationParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `FOR SYSTEM_TIME AS OF x`, `VERSION AS OF 1`, `AS OF SCN 1`, `AT (TIMESTAMP => x)`, `BEFORE
    /// (…)`, `CHANGES (…)`
    ///
    /// @param expressions where the times go
    /// @return whether one stands here
    boolean travel(List<Expression> expressions) {
        if (!cursor.has(Clause.TIME_TRAVEL)) {
            return false;
        }
        int next = cursor.index() + 1;
        Keyword keyword = cursor.keyword();
        if (keyword == Keyword.FOR
                && cursor.keywordAt(next) == Keyword.SYSTEM
                && cursor.keywordAt(next + 1) == Keyword.TIME) {
            cursor.seek(next + 2);
            period(expressions);
            return true;
        }
        if (keyword == Keyword.FOR && isPeriod(next)) {
            cursor.advance();
            cursor.advance();
            period(expressions);
            return true;
        }
        boolean version =
                keyword == Keyword.VERSION
                        || keyword == Keyword.TIMESTAMP
                        || cursor.isWord("SYSTEM_VERSION")
                        || cursor.isWord("VERSIONS");
        if ((version && cursor.keywordAt(next) == Keyword.AS)
                || (version && cursor.keywordAt(next) == Keyword.BETWEEN)) {
            cursor.advance();
            period(expressions);
            return true;
        }
        if (keyword == Keyword.AS && cursor.keywordAt(next) == Keyword.OF) {
            period(expressions);
            return true;
        }
        boolean group = cursor.kindAt(next) == TokenKind.LEFT_PARENTHESIS;
        boolean snapshot =
                keyword == Keyword.AT
                        || keyword == Keyword.BEFORE
                        || keyword == Keyword.CHANGES
                        || cursor.is(Keyword.END);
        if (group && snapshot) {
            cursor.advance();
            snapshot(expressions);
            return true;
        }
        return false;
    }

    /// `(TIMESTAMP => x)`, `(OFFSET => x)`, `(STATEMENT => '…')`
    private void snapshot(List<Expression> expressions) {
        int name = cursor.index() + 1;
        boolean time =
                cursor.keywordAt(name) == Keyword.TIMESTAMP
                        || cursor.keywordAt(name) == Keyword.OFFSET;
        if (!time || cursor.symbolAt(name + 1) != Symbol.ARROW) {
            cursor.skipGroup();
            return;
        }
        cursor.seek(name + 2);
        Asides.add(parsers.expressions().expression(), expressions);
        cursor.expect(TokenKind.RIGHT_PARENTHESIS, ")");
    }

    private boolean isPeriod(int token) {
        return cursor.keywordAt(token) == Keyword.SYSTEM_TIME
                || cursor.keywordAt(token) == Keyword.TIMESTAMP
                || cursor.keywordAt(token) == Keyword.VERSION
                || (cursor.keywordAt(token) == Keyword.TIME && cursor.has(Clause.INSERT_LABEL))
                || cursor.isWordAt(token, "BUSINESS_TIME")
                || cursor.isWordAt(token, "SYSTEM_VERSION")
                || cursor.isWordAt(token, "APPLICATION_TIME");
    }

    /// `AS OF x`, `FROM x TO y`, `BETWEEN x AND y`, `CONTAINED IN (x, y)`, `ALL`
    private void period(List<Expression> expressions) {
        if (cursor.accept(Keyword.AS)) {
            cursor.expect(Keyword.OF);
            if (cursor.is(Keyword.SYSTEM, Keyword.TIME)) {
                // CockroachDB's `AS OF SYSTEM TIME '-10s'`
                cursor.advance();
            }
            if (cursor.acceptWords("AT", "LEAST")) {
                expressions.add(parsers.expressions().above(Precedence.OTHER));
                return;
            }
            boolean typed =
                    (cursor.is(Keyword.TIME)
                                    && cursor.keywordAt(cursor.index() - 1) == Keyword.SYSTEM)
                            || cursor.isWord("SCN")
                            || (cursor.isWord("TRANSACTION")
                                    && cursor.kindAt(cursor.index() + 1) == TokenKind.NUMBER)
                            || (cursor.is(Keyword.TIMESTAMP)
                                    && cursor.kindAt(cursor.index() + 1) != TokenKind.STRING
                                    && cursor.kindAt(cursor.index() + 1)
                                            != TokenKind.LEFT_PARENTHESIS);
            if (typed) {
                cursor.advance();
            }
            expressions.add(parsers.expressions().above(Precedence.OTHER));
        } else if (cursor.accept(Keyword.BETWEEN)) {
            boolean typed = cursor.isWord("SCN") || cursor.is(Keyword.TIMESTAMP);
            if (typed) {
                cursor.advance();
            }
            expressions.add(parsers.expressions().above(Precedence.OTHER));
            cursor.expect(Keyword.AND);
            expressions.add(parsers.expressions().above(Precedence.OTHER));
        } else if (cursor.accept(Keyword.FROM)) {
            expressions.add(parsers.expressions().above(Precedence.OTHER));
            cursor.expect(Keyword.TO);
            expressions.add(parsers.expressions().above(Precedence.OTHER));
        } else if (cursor.acceptWord("CONTAINED")) {
            cursor.expect(Keyword.IN);
            expressions.addAll(parsers.expressions().listInParentheses());
        } else {
            cursor.expect(Keyword.ALL);
        }
    }
}
