package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Expression;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Queries that stand among tokens which a parser stepped over: hints, options, lists of
/// partitions. Whatever a statement reads is told, so a query there is refused instead of being
/// lost; in a definition, which steps over much, it is found here.
public final class UnreadQuery {
    private UnreadQuery() {}

    /// Refuses a statement with a query that is not in its tree.
    ///
    /// @throws SqlFault PARSE_ERROR, placed at the query
    static void refuse(Statement statement, Tokens tokens, TokenRange range) {
        if (statement instanceof Statement.Definition) {
            return;
        }
        int first = next(tokens, range.from(), range.to());
        if (first == range.to()) {
            return;
        }
        int offset = tokens.start(first);
        BitSet read = new BitSet();
        Children.walk(
                statement,
                node -> {
                    // An unknown hint is an effect, whatever its word is.
                    if (node.span().start() >= offset && !(node instanceof Expression.Effect)) {
                        read.set(node.span().start() - offset);
                    }
                });
        for (int at = first; at < range.to(); at = next(tokens, at + 1, range.to())) {
            if (!read.get(tokens.start(at) - offset)) {
                throw new SqlFault(
                        SqlErrorCode.PARSE_ERROR,
                        "No query may stand here.",
                        tokens.span(at),
                        null);
            }
        }
    }

    /// The queries in the parentheses of a definition, without these, in the order of the text.
    public static List<TokenRange> of(Tokens tokens, TokenRange definition) {
        List<TokenRange> found = new ArrayList<>();
        int at = next(tokens, definition.from(), definition.to());
        while (at < definition.to()) {
            int close = tokens.match(at - 1);
            int end = close < at || close > definition.to() ? definition.to() : close;
            found.add(new TokenRange(at, end));
            at = next(tokens, end, definition.to());
        }
        return List.copyOf(found);
    }

    /// The next token from here on with which a query in parentheses begins; `end` if there is
    /// none.
    private static int next(Tokens tokens, int from, int end) {
        for (int at = Math.max(from, 1); at < end; at++) {
            Keyword word = tokens.keyword(at);
            boolean may = word == Keyword.SELECT || word == Keyword.TABLE;
            if (may && opens(tokens, at, end)) {
                return at;
            }
        }
        return end;
    }

    /// `(SELECT …`, `(TABLE t)`, where the words are no names of columns.
    private static boolean opens(Tokens tokens, int at, int end) {
        if (tokens.kind(at) != TokenKind.WORD
                || tokens.kind(at - 1) != TokenKind.LEFT_PARENTHESIS
                || at + 2 >= end) {
            return false;
        }
        TokenKind next = tokens.kind(at + 1);
        if (tokens.keyword(at) == Keyword.TABLE) {
            TokenKind after = tokens.kind(at + 2);
            return (next == TokenKind.WORD || next == TokenKind.QUOTED_NAME)
                    && (after == TokenKind.RIGHT_PARENTHESIS || after == TokenKind.DOT);
        }
        return next != TokenKind.RIGHT_PARENTHESIS
                && next != TokenKind.COMMA
                && next != TokenKind.DOT;
    }
}
