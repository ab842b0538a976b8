package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the statements in the body of a routine or of a block. Control flow, declarations and
/// cursors are stepped over: a statement begins after a semicolon, or after a word that opens a
/// branch, a loop or the body, and ends at the semicolon.
public final class RoutineBody {
    private final Tokens tokens;
    private final TokenRange whole;

    private RoutineBody(Tokens tokens, TokenRange whole) {
        this.tokens = tokens;
        this.whole = whole;
    }

    /// Where statements may stand that read or write tables, in the order of the text; none if the
    /// tokens are no routine and no block. Where statements need no semicolon between them, a range
    /// may hold several.
    public static List<TokenRange> statements(Tokens tokens, TokenRange whole) {
        RoutineBody body = new RoutineBody(tokens, whole);
        int from = body.start();
        return from < 0 ? List.of() : body.within(from);
    }

    /// Where the body begins; -1 if there is none.
    private int start() {
        Keyword first = tokens.keyword(whole.from());
        if (first == Keyword.BEGIN || first == Keyword.DECLARE) {
            return holds(Keyword.BEGIN) && holds(Keyword.END) ? whole.from() : -1;
        }
        if (first != Keyword.CREATE && first != Keyword.ALTER) {
            return -1;
        }
        for (int at = whole.from(); at < whole.to(); at++) {
            Keyword word = tokens.keyword(at);
            if (tokens.kind(at) == TokenKind.LEFT_PARENTHESIS && tokens.match(at) > at) {
                at = tokens.match(at);
            } else if (word == Keyword.AS || word == Keyword.IS || word == Keyword.BEGIN) {
                return at;
            }
        }
        return -1;
    }

    private boolean holds(Keyword word) {
        for (int at = whole.from(); at < whole.to(); at++) {
            if (tokens.keyword(at) == word) {
                return true;
            }
        }
        return false;
    }

    private List<TokenRange> within(int from) {
        List<TokenRange> found = new ArrayList<>();
        boolean may = false;
        int at = from;
        while (at < whole.to()) {
            if (may && begins(at)) {
                int end = end(at);
                found.add(new TokenRange(at, end));
                at = end;
                may = false;
            } else {
                may = opens(at);
                at++;
            }
        }
        return List.copyOf(found);
    }

    /// Whether a statement may stand right after the token.
    private boolean opens(int at) {
        if (isSemicolon(at)) {
            return true;
        }
        Keyword word = tokens.keyword(at);
        return word == Keyword.BEGIN
                || word == Keyword.THEN
                || word == Keyword.ELSE
                || word == Keyword.LOOP
                || word == Keyword.DO
                || word == Keyword.AS
                || word == Keyword.IS
                || word == Keyword.REPEAT;
    }

    private boolean begins(int at) {
        @Nullable Keyword word = tokens.keyword(at);
        if (word == null) {
            return false;
        }
        return switch (word) {
            case SELECT, INSERT, UPDATE, DELETE, MERGE, WITH, CREATE, ALTER, DROP, TRUNCATE -> true;
            default -> false;
        };
    }

    private int end(int from) {
        int at = from;
        while (at < whole.to() && !isSemicolon(at)) {
            at++;
        }
        return at;
    }

    private boolean isSemicolon(int at) {
        return tokens.kind(at) == TokenKind.SEMICOLON
                || tokens.kind(at) == TokenKind.INNER_SEMICOLON;
    }
}
