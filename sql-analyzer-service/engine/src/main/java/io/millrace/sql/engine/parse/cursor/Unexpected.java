package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.lex.scan.LexFault;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import io.millrace.sql.engine.text.Suggestions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words the fault for a token that does not fit.
final class Unexpected {
    private static final List<String> CLAUSES =
            List.of(
                    "SELECT",
                    "FROM",
                    "WHERE",
                    "GROUP",
                    "HAVING",
                    "ORDER",
                    "LIMIT",
                    "OFFSET",
                    "UNION",
                    "EXCEPT",
                    "INTERSECT",
                    "JOIN",
                    "INNER",
                    "LEFT",
                    "RIGHT",
                    "FULL",
                    "CROSS",
                    "USING",
                    "VALUES",
                    "INSERT",
                    "WITH",
                    "WINDOW");
    private static final List<String> WORDS =
            Stream.concat(
                            CLAUSES.stream(),
                            Stream.of(
                                    "AND",
                                    "BETWEEN",
                                    "LIKE",
                                    "CASE",
                                    "WHEN",
                                    "THEN",
                                    "ELSE",
                                    "DISTINCT",
                                    "CAST",
                                    "EXISTS",
                                    "NULL",
                                    "RETURNING",
                                    "INTO",
                                    "CREATE",
                                    "TABLE",
                                    "FETCH",
                                    "PARTITION",
                                    "OVER",
                                    "FILTER"))
                    .toList();

    private Unexpected() {}

    static SqlFault at(Tokens tokens, int at, int end, String expected) {
        if (at >= end) {
            int last = tokens.end(end - 1);
            return new SqlFault(
                    SqlErrorCode.PARSE_ERROR,
                    "The statement ends where " + expected + " was expected.",
                    new Span(last, last),
                    hint(tokens, at, end));
        }
        if (tokens.kind(at) == TokenKind.UNREADABLE) {
            return unreadable(tokens, at);
        }
        return new SqlFault(
                SqlErrorCode.PARSE_ERROR,
                "Expected " + expected + " here.",
                tokens.span(at),
                hint(tokens, at, end));
    }

    static SqlFault unreadable(Tokens tokens, int at) {
        LexFault fault = tokens.faultAt(at).orElse(new LexFault("This begins no token.", null));
        return new SqlFault(
                SqlErrorCode.PARSE_ERROR, fault.message(), tokens.span(at), fault.hint());
    }

    /// A misspelt keyword: the word before, which was then taken for an alias, or the token itself.
    private static @Nullable String hint(Tokens tokens, int at, int end) {
        if (isPlainWord(tokens, at - 1, end)) {
            String word = tokens.text(at - 1);
            String meant = Suggestions.closest(word, CLAUSES).orElse(null);
            if (meant != null) {
                return "did you mean " + meant + " instead of " + word + "?";
            }
        }
        if (isPlainWord(tokens, at, end)) {
            String meant = Suggestions.closest(tokens.text(at), WORDS).orElse(null);
            if (meant != null) {
                return "did you mean " + meant + "?";
            }
        }
        boolean closesNothing =
                at < end && tokens.kind(at) == TokenKind.RIGHT_PARENTHESIS && tokens.match(at) < 0;
        return closesNothing ? "this parenthesis closes nothing" : null;
    }

    private static boolean isPlainWord(Tokens tokens, int at, int end) {
        return at >= 0
                && at < end
                && tokens.kind(at) == TokenKind.WORD
                && tokens.keyword(at) == null;
    }
}
