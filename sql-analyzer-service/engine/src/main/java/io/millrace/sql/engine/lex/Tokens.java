package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.scan.LexFault;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
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
    private final List<Integer> executables;
    private final Dialect dialect;

    Tokens(SourceText source, Dialect dialect, TokenBuffer buffer, int[] matches) {
        this.source = source;
        this.dialect = dialect;
        this.executables = buffer.executables();
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
        return token < size ? TokenBuffer.keyword(codes[token]) : null;
    }

    /// Which operator an operator token is.
    public Symbol symbol(int token) {
        return TokenBuffer.symbol(codes[token]);
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
        return Symbol.text(symbol(token), source.text(), starts[token], ends[token]);
    }

    /// The token that closes what this one opens (or the other way round), or -1 if there is none.
    public int match(int token) {
        return matches[token];
    }

    /// What is wrong with an [TokenKind#UNREADABLE] token.
    public Optional<LexFault> faultAt(int token) {
        return Optional.ofNullable(faults.get(token));
    }

    /// Whether code in a comment, or what a template stands for, is run as part of a statement.
    public boolean runsComments(TokenRange range) {
        return executables.stream().anyMatch(at -> at >= range.from() && at <= range.to());
    }

    /// Whether a word is spelt like that, in any case.
    public boolean isWord(int token, String word) {
        return token < size
                && kind(token) == TokenKind.WORD
                && ends[token] - starts[token] == word.length()
                && source.text().regionMatches(true, starts[token], word, 0, word.length());
    }

    /// The statements of the script; stretches without a token are left out.
    public List<TokenRange> statements() {
        return new StatementSplitter(this, dialect).split();
    }
}
