package io.millrace.sql.engine.parse.query;

import io.millrace.sql.engine.ast.QueryPart;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.parse.cursor.Cursor;
import java.util.List;

/// Everything that begins with FOR after a query: locks, and the shapes that results are given.
final class LockParser {
    private final Cursor cursor;
    private final QueryParsers parsers;

    LockParser(Cursor cursor, QueryParsers parsers) {
        this.cursor = cursor;
        this.parsers = parsers;
    }

    /// `FOR UPDATE [OF t] [NOWAIT]` and its like, if it stands there.
    boolean lock(List<QueryPart.Locking> locking) {
        int start = cursor.index();
        if (cursor.is(Keyword.LOCK) && cursor.has(Clause.LOCK_IN_SHARE_MODE)) {
            shareMode();
            locking.add(new QueryPart.Locking(cursor.spanFrom(start)));
            return true;
        }
        if (!cursor.is(Keyword.FOR)) {
            return false;
        }
        if (cursor.has(Clause.FOR_XML)) {
            return shape();
        }
        if (readOnly()) {
            return true;
        }
        if (!cursor.has(Clause.LOCKING)) {
            return false;
        }
        cursor.advance();
        strength();
        while (waiting()) {
            // any order
        }
        locking.add(new QueryPart.Locking(cursor.spanFrom(start)));
        return true;
    }

    private void strength() {
        if (!cursor.has(Clause.DISTINCT_ON)) {
            if (!cursor.accept(Keyword.UPDATE)) {
                cursor.expect(Keyword.SHARE);
            }
        } else if (cursor.accept(Keyword.NO)) {
            cursor.expect(Keyword.KEY);
            cursor.expect(Keyword.UPDATE);
        } else if (cursor.accept(Keyword.KEY)) {
            cursor.expect(Keyword.SHARE);
        } else if (!cursor.accept(Keyword.UPDATE)) {
            cursor.expect(Keyword.SHARE);
        }
    }

    private boolean waiting() {
        if (cursor.accept(Keyword.OF)) {
            do {
                parsers.names().dotted("a table");
            } while (cursor.accept(TokenKind.COMMA));
            return true;
        }
        if (cursor.accept(Keyword.SKIP)) {
            cursor.expect(Keyword.LOCKED);
            return true;
        }
        if (cursor.acceptWord("WAIT")) {
            cursor.expect(TokenKind.NUMBER, "a number of seconds");
            return true;
        }
        return cursor.accept(Keyword.NOWAIT);
    }

    /// `LOCK IN SHARE MODE`
    private void shareMode() {
        cursor.advance();
        cursor.expect(Keyword.IN);
        cursor.expect(Keyword.SHARE);
        cursor.expectWord("MODE");
        while (waiting()) {
            // any order
        }
    }

    /// `FOR READ ONLY`, `FOR FETCH ONLY`
    private boolean readOnly() {
        int next = cursor.index() + 1;
        boolean read =
                cursor.keywordAt(next) == Keyword.READ || cursor.keywordAt(next) == Keyword.FETCH;
        if (!read || !cursor.has(Clause.ISOLATION)) {
            return false;
        }
        cursor.seek(next + 1);
        cursor.expect(Keyword.ONLY);
        return true;
    }

    /// `FOR XML PATH('a'), ROOT('b')`, `FOR JSON AUTO`, `FOR BROWSE`
    private boolean shape() {
        cursor.advance();
        if (cursor.acceptWord("BROWSE")) {
            return true;
        }
        if (!cursor.accept(Keyword.XML)) {
            cursor.expect(Keyword.JSON);
        }
        if (!cursor.is(TokenKind.WORD)) {
            throw cursor.unexpected("AUTO or PATH");
        }
        do {
            while (cursor.is(TokenKind.WORD)) {
                cursor.advance();
            }
            if (cursor.is(TokenKind.LEFT_PARENTHESIS)) {
                cursor.skipGroup();
            }
        } while (cursor.accept(TokenKind.COMMA));
        return true;
    }
}
