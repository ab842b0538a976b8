package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// What Teradata lets stand before a request: `LOCKING ROW FOR ACCESS`, `SEQUENCED VALIDTIME`.
public final class RequestModifierParser {
    private static final List<String> SHARED = List.of("ACCESS", "READ", "SHARE", "CHECKSUM");
    private static final List<String> EXCLUSIVE = List.of("WRITE", "EXCLUSIVE", "EXCL");

    private final Cursor cursor;
    private final QueryParsers parsers;

    RequestModifierParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// Reads all of them.
    ///
    /// @param locks where the locks go that keep others from reading
    /// @param asides where the times go
    public void modifiers(List<QueryPart.Locking> locks, List<Expression> asides) {
        boolean more = cursor.has(Clause.LOCKING_REQUEST);
        while (more) {
            more = cursor.is(TokenKind.WORD) && (locking(locks) || time(asides));
        }
    }

    /// `LOCKING TABLE t FOR READ NOWAIT`, `LOCK ROW FOR ACCESS`
    private boolean locking(List<QueryPart.Locking> locks) {
        int start = cursor.index();
        if (!cursor.acceptWord("LOCKING") && !cursor.acceptWord("LOCK")) {
            return false;
        }
        if (!cursor.is(Keyword.ROW, Keyword.FOR) || !cursor.accept(Keyword.ROW)) {
            if (!cursor.accept(Keyword.TABLE) && !cursor.accept(Keyword.VIEW)) {
                cursor.accept(Keyword.DATABASE);
            }
            parsers.names().dotted("ROW or a table");
        }
        if (!cursor.accept(Keyword.FOR)) {
            cursor.expect(Keyword.IN);
        }
        boolean exclusive = EXCLUSIVE.stream().anyMatch(cursor::acceptWord);
        boolean known =
                exclusive
                        || SHARED.stream().anyMatch(cursor::acceptWord)
                        || cursor.acceptWords("LOAD", "COMMITTED");
        if (!known) {
            throw cursor.unexpected("ACCESS or another lock");
        }
        cursor.acceptWord("MODE");
        cursor.accept(Keyword.NOWAIT);
        if (exclusive) {
            locks.add(new QueryPart.Locking(cursor.spanFrom(start)));
        }
        return true;
    }

    /// `CURRENT VALIDTIME`, `SEQUENCED VALIDTIME PERIOD '…'`, `TRANSACTIONTIME AS OF x`
    private boolean time(List<Expression> asides) {
        int start = cursor.index();
        cursor.accept(Keyword.AND);
        boolean time =
                acceptTime("CURRENT")
                        || acceptTime("SEQUENCED")
                        || acceptTime("NONSEQUENCED")
                        || cursor.acceptWord("VALIDTIME")
                        || cursor.acceptWord("TRANSACTIONTIME");
        if (!time) {
            cursor.seek(start);
            return false;
        }
        if (cursor.is(Keyword.AS)) {
            cursor.advance();
            cursor.expect(Keyword.OF);
            asides.add(parsers.expressions().expression());
        } else if (cursor.isWord("PERIOD")) {
            asides.add(parsers.expressions().expression());
        }
        return true;
    }

    private boolean acceptTime(String word) {
        return cursor.acceptWords(word, "VALIDTIME") || cursor.acceptWords(word, "TRANSACTIONTIME");
    }
}
