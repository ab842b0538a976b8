package io.millrace.sql.engine.parse;

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
final class Cursor {
    private static final int TOKENS_BETWEEN_LOOKS_AT_THE_CLOCK = 1024;

    private final Tokens tokens;
    private final Dialect dialect;
    private final int end;
    private final int maxDepth;
    private final Deadline deadline;
    private int at;
    private int depth;

    Cursor(Tokens tokens, TokenRange range, Dialect dialect, int maxDepth, Deadline deadline) {
        this.tokens = tokens;
        this.dialect = dialect;
        this.at = range.from();
        this.end = range.to();
        this.maxDepth = maxDepth;
        this.deadline = deadline;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean has(Clause clause) {
        return dialect.has(clause);
    }

    int index() {
        return at;
    }

    boolean atEnd() {
        return at >= end;
    }

    TokenKind kind() {
        return kindAt(at);
    }

    TokenKind kindAt(int token) {
        return token < end ? tokens.kind(token) : TokenKind.END;
    }

    @Nullable Keyword keyword() {
        return keywordAt(at);
    }

    @Nullable Keyword keywordAt(int token) {
        return token < end ? tokens.keyword(token) : null;
    }

    Symbol symbol() {
        return symbolAt(at);
    }

    Symbol symbolAt(int token) {
        return token < end ? tokens.symbol(token) : Symbol.OTHER;
    }

    String text() {
        return at < end ? tokens.text(at) : "";
    }

    int match(int token) {
        return tokens.match(token);
    }

    void advance() {
        at++;
        if (at % TOKENS_BETWEEN_LOOKS_AT_THE_CLOCK == 0) {
            deadline.check(span());
        }
    }

    boolean is(Keyword keyword) {
        return keyword() == keyword;
    }

    boolean is(Keyword keyword, Keyword then) {
        return keyword() == keyword && keywordAt(at + 1) == then;
    }

    boolean is(TokenKind kind) {
        return kind() == kind;
    }

    boolean is(Symbol symbol) {
        return is(TokenKind.OPERATOR) && symbol() == symbol;
    }

    boolean accept(Keyword keyword) {
        return is(keyword) && take(1);
    }

    boolean accept(Keyword keyword, Keyword then) {
        return is(keyword, then) && take(2);
    }

    boolean accept(TokenKind kind) {
        return is(kind) && take(1);
    }

    boolean accept(Symbol symbol) {
        return is(symbol) && take(1);
    }

    void expect(Keyword keyword) {
        if (!accept(keyword)) {
            throw unexpected(keyword.name());
        }
    }

    void expect(TokenKind kind, String what) {
        if (!accept(kind)) {
            throw unexpected(what);
        }
    }

    /// Deeper by one; refused with the place once the budget is used up.
    void enter() {
        if (++depth > maxDepth) {
            throw new SqlFault(
                    SqlErrorCode.TOO_DEEP,
                    "The statement is nested more than " + maxDepth + " levels deep.",
                    span(),
                    "break it into common table expressions");
        }
    }

    void leave() {
        depth--;
    }

    /// The current token; at the end, the empty place after the last one.
    Span span() {
        if (at < end) {
            return tokens.span(at);
        }
        int last = tokens.end(end - 1);
        return new Span(last, last);
    }

    /// From the start of a token to the end of the last one taken.
    Span spanFrom(int token) {
        int last = Math.max(token, at - 1);
        return new Span(
                tokens.start(Math.min(token, end - 1)), tokens.end(Math.min(last, end - 1)));
    }

    SqlFault unexpected(String expected) {
        return Unexpected.at(tokens, at, end, expected);
    }

    /// Whether the previous and the current token stand on different lines.
    boolean startsNewLine() {
        String between = tokens.source().text().substring(tokens.end(at - 1), tokens.start(at));
        return between.indexOf('\n') >= 0 || between.indexOf('\r') >= 0;
    }

    private boolean take(int count) {
        for (int i = 0; i < count; i++) {
            advance();
        }
        return true;
    }
}
