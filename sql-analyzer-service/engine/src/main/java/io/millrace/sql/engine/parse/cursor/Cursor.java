package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.Symbol;
import io.millrace.sql.engine.lex.TokenKind;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import org.jspecify.annotations.Nullable;

/// The place in a statement's tokens that a parser has reached, with the two budgets of parsing:
/// how deep it may go, and until when it may take.
public final class Cursor extends StatementTokens {
    /// What one level of an expression takes of the stack, in hundreds of bytes (measured with an
    /// interpreting virtual machine, whose frames are the largest).
    private static final int LEVEL = 6;

    private static final int TOKENS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024;

    private final Dialect dialect;
    private final int budget;
    private final Deadline deadline;
    private int at;
    private TokenKind kind;
    private @Nullable Keyword keyword;
    private int depth;

    public Cursor(
            Tokens tokens, TokenRange range, Dialect dialect, int maxDepth, Deadline deadline) {
        super(tokens, range.to());
        this.dialect = dialect;
        this.at = range.from();
        this.budget = maxDepth * LEVEL;
        this.deadline = deadline;
        this.kind = kindAt(at);
        this.keyword = keywordAt(at);
    }

    public Dialect dialect() {
        return dialect;
    }

    public boolean has(Clause clause) {
        return dialect.has(clause);
    }

    public int index() {
        return at;
    }

    public boolean atEnd() {
        return at >= end;
    }

    public TokenKind kind() {
        return kind;
    }

    public @Nullable Keyword keyword() {
        return keyword;
    }

    public Symbol symbol() {
        return symbolAt(at);
    }

    public String text() {
        return at < end ? tokens.text(at) : "";
    }

    public void advance() {
        go(at + 1);
        if (at % TOKENS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            deadline.check(span());
        }
    }

    public boolean is(Keyword keyword) {
        return keyword() == keyword;
    }

    public boolean is(Keyword keyword, Keyword then) {
        return keyword() == keyword && keywordAt(at + 1) == then;
    }

    public boolean is(TokenKind kind) {
        return kind() == kind;
    }

    public boolean is(Symbol symbol) {
        return is(TokenKind.OPERATOR) && symbol() == symbol;
    }

    /// Whether the current token is a word spelt like that, in any case. For words that mean
    /// something only in one place, and therefore are no [Keyword].
    public boolean isWord(String word) {
        return isWordAt(at, word);
    }

    public boolean acceptWord(String word) {
        return isWord(word) && take(1);
    }

    public void expectWord(String word) {
        if (!acceptWord(word)) {
            throw unexpected(word);
        }
    }

    /// The two words, one after the other.
    public boolean acceptWords(String word, String then) {
        return isWord(word) && isWordAt(at + 1, then) && take(2);
    }

    /// Goes to a token further on.
    public void seek(int token) {
        go(token);
        deadline.check(span());
    }

    /// Goes past the group that the current token opens.
    public void skipGroup() {
        int close = at < end ? tokens.match(at) : -1;
        if (close < at || close >= end) {
            throw unexpected("what closes this");
        }
        go(close + 1);
    }

    public boolean opensGroup() {
        return is(TokenKind.LEFT_PARENTHESIS)
                || is(TokenKind.LEFT_BRACKET)
                || is(TokenKind.LEFT_BRACE);
    }

    public boolean accept(Keyword keyword) {
        return is(keyword) && take(1);
    }

    public boolean accept(Keyword keyword, Keyword then) {
        return is(keyword, then) && take(2);
    }

    public boolean accept(TokenKind kind) {
        return is(kind) && take(1);
    }

    public boolean accept(Symbol symbol) {
        return is(symbol) && take(1);
    }

    public void expect(Keyword keyword) {
        if (!accept(keyword)) {
            throw unexpected(keyword.name());
        }
    }

    public void expect(TokenKind kind, String what) {
        if (!accept(kind)) {
            throw unexpected(what);
        }
    }

    /// One level deeper; refused with the place once the budget is used up.
    public void enter() {
        enter(LEVEL);
    }

    public void leave() {
        depth -= LEVEL;
    }

    /// Deeper by what takes so much of the stack, in hundreds of bytes.
    public void enter(int cost) {
        depth += cost;
        if (depth > budget) {
            throw new SqlFault(
                    SqlErrorCode.TOO_DEEP,
                    "The statement is nested too deep.",
                    span(),
                    "break it into common table expressions");
        }
    }

    public void leave(int cost) {
        depth -= cost;
    }

    /// The current token; at the end, the empty place after the last one.
    public Span span() {
        if (at < end) {
            return tokens.span(at);
        }
        int last = tokens.end(end - 1);
        return new Span(last, last);
    }

    /// From the start of a token to the end of the last one taken.
    public Span spanFrom(int token) {
        int last = Math.max(token, at - 1);
        return new Span(
                tokens.start(Math.min(token, end - 1)), tokens.end(Math.min(last, end - 1)));
    }

    public SqlFault unexpected(String expected) {
        return Unexpected.at(tokens, at, end, expected);
    }

    /// Whether the previous and the current token stand on different lines.
    public boolean startsNewLine() {
        return beginsLine(at);
    }

    /// The kind and the keyword of the current token are asked for many times.
    private void go(int token) {
        at = token;
        kind = kindAt(token);
        keyword = keywordAt(token);
    }

    private boolean take(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
        return true;
    }
}
