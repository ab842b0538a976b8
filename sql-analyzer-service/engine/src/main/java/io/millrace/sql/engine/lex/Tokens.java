package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The tokens of a script, as parallel arrays: kind, code (of the keyword or symbol), start, end,
/// and for each parenthesis or bracket the token that matches it. White space and comments leave no
/// token.
public final class Tokens {
    private static final TokenKind[] KINDS = TokenKind.values();

    private final SourceText source;
    private final byte[] kinds;
    private final int[] codes;
    private final int[] starts;
    private final int[] ends;
    private final int[] matches;
    private final int size;
    private final Map<Integer, LexFault> faults;

    Tokens(SourceText source, TokenBuffer buffer, int[] matches) {
        this.source = source;
        this.kinds = buffer.kinds();
        this.codes = buffer.codes();
        this.starts = buffer.starts();
        this.ends = buffer.ends();
        this.size = buffer.size();
        this.matches = matches;
        this.faults = buffer.faults();
    }

    public SourceText source() {
        return source;
    }

    public int size() {
        return size;
    }

    public TokenKind kind(int token) {
        return KINDS[kinds[token]];
    }

    /// The keyword a word spells, or null if it spells none.
    public @Nullable Keyword keyword(int token) {
        return kind(token) == TokenKind.WORD && codes[token] >= 0 ? Keyword.at(codes[token]) : null;
    }

    /// Which operator an operator token is.
    public Symbol symbol(int token) {
        return kind(token) == TokenKind.OPERATOR ? Symbol.at(codes[token]) : Symbol.OTHER;
    }

    public int start(int token) {
        return starts[token];
    }

    public int end(int token) {
        return ends[token];
    }

    public Span span(int token) {
        return new Span(starts[token], ends[token]);
    }

    public String text(int token) {
        return source.text().substring(starts[token], ends[token]);
    }

    /// The token that closes what this one opens (or the other way round), or -1 if there is none.
    public int match(int token) {
        return matches[token];
    }

    /// What is wrong with an [TokenKind#UNREADABLE] token.
    public Optional<LexFault> faultAt(int token) {
        return Optional.ofNullable(faults.get(token));
    }

    /// The statements of the script, split at every semicolon; stretches without a token are left
    /// out.
    public List<TokenRange> statements() {
        List<TokenRange> ranges = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= size; i++) {
            if (i == size || kind(i) == TokenKind.SEMICOLON) {
                if (i > from) {
                    ranges.add(new TokenRange(from, i));
                }
                from = i + 1;
            }
        }
        return List.copyOf(ranges);
    }
}
