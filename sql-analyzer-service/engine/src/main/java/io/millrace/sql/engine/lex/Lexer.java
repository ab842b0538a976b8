package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.text.SourceText;

/// Cuts a script into tokens in one pass. It never fails: what it cannot read becomes an
/// [TokenKind#UNREADABLE] token with the reason, so that the statements around it are still
/// understood.
public final class Lexer {
    private final SourceText source;
    private final String text;
    private final LiteralScanner literals;
    private final TokenBuffer out;
    private int at;

    private Lexer(SourceText source, Dialect dialect) {
        this.source = source;
        this.text = source.text();
        this.literals = new LiteralScanner(text, dialect);
        this.out = new TokenBuffer(text.length());
    }

    public static Tokens lex(SourceText source, Dialect dialect) {
        return new Lexer(source, dialect).run(dialect);
    }

    private Tokens run(Dialect dialect) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Characters.isSpace(c)) {
                at++;
            } else if (startsWith("--")) {
                skipLine();
            } else if (startsWith("/*")) {
                skipBlockComment(dialect.nestsComments());
            } else {
                token(c, dialect);
            }
        }
        return new Tokens(source, out, Brackets.match(out));
    }

    private void token(char c, Dialect dialect) {
        switch (c) {
            case '(' -> single(TokenKind.LEFT_PARENTHESIS);
            case ')' -> single(TokenKind.RIGHT_PARENTHESIS);
            case '[' -> single(TokenKind.LEFT_BRACKET);
            case ']' -> single(TokenKind.RIGHT_BRACKET);
            case ',' -> single(TokenKind.COMMA);
            case ';' -> single(TokenKind.SEMICOLON);
            case '\'' -> emit(TokenKind.STRING, literals.string(at, at, false), "string");
            case '.' -> dot();
            case ':' -> colon();
            case '$' -> dollar(dialect);
            default -> other(c, dialect);
        }
    }

    private void other(char c, Dialect dialect) {
        if (c == dialect.nameQuote()) {
            emit(TokenKind.QUOTED_NAME, literals.quotedName(at), "quoted name");
        } else if (Characters.isDigit(c)) {
            number();
        } else if (Characters.startsName(c)) {
            word();
        } else if (Characters.isOperator(c)) {
            operator();
        } else {
            unreadable();
        }
    }

    private void single(TokenKind kind) {
        out.add(kind, at, at + 1);
        at++;
    }

    /// A token that ends where the scanner said, or that never ends.
    private void emit(TokenKind kind, int end, String what) {
        if (end == LiteralScanner.UNTERMINATED) {
            out.addUnreadable(
                    at,
                    text.length(),
                    new LexFault(
                            "The " + what + " that begins here has no end.", "close the " + what));
            at = text.length();
        } else {
            out.add(kind, at, end);
            at = end;
        }
    }

    private void dot() {
        if (at + 1 < text.length() && Characters.isDigit(text.charAt(at + 1))) {
            number();
        } else {
            single(TokenKind.DOT);
        }
    }

    private void colon() {
        if (startsWith("::") || startsWith(":=")) {
            out.addOperator(Symbol.of(text, at, at + 2), at, at + 2);
            at += 2;
        } else if (at + 1 < text.length()
                && Characters.startsName(text.charAt(at + 1))
                && !inSlice()) {
            int end = literals.nameEnd(at + 1);
            out.add(TokenKind.PARAMETER, at, end);
            at = end;
        } else {
            single(TokenKind.COLON);
        }
    }

    /// `a[1:n]`: a colon right after a value is a slice, not the start of `:n`.
    private boolean inSlice() {
        if (out.size() == 0 || out.ends()[out.size() - 1] != at) {
            return false;
        }
        TokenKind before = out.kind(out.size() - 1);
        return before == TokenKind.NUMBER
                || before == TokenKind.WORD
                || before == TokenKind.RIGHT_PARENTHESIS
                || before == TokenKind.LEFT_BRACKET;
    }

    private void dollar(Dialect dialect) {
        int next = at + 1;
        if (next < text.length() && Characters.isDigit(text.charAt(next))) {
            int end = next;
            while (end < text.length() && Characters.isDigit(text.charAt(end))) {
                end++;
            }
            out.add(TokenKind.PARAMETER, at, end);
            at = end;
            return;
        }
        int tagEnd =
                dialect.quotesWithDollars()
                        ? literals.dollarTagEnd(at)
                        : LiteralScanner.UNTERMINATED;
        if (tagEnd == LiteralScanner.UNTERMINATED) {
            unreadable();
        } else {
            emit(TokenKind.STRING, literals.dollarString(at, tagEnd), "dollar-quoted string");
        }
    }

    private void word() {
        int prefixed = literals.prefixedStringEnd(at);
        if (prefixed != LiteralScanner.NO_PREFIX) {
            emit(TokenKind.STRING, prefixed, "string");
            return;
        }
        int escapedName = literals.unicodeNameEnd(at);
        if (escapedName != LiteralScanner.NO_PREFIX) {
            emit(TokenKind.QUOTED_NAME, escapedName, "quoted name");
            return;
        }
        int end = literals.nameEnd(at);
        out.addWord(KeywordTable.find(text, at, end), at, end);
        at = end;
    }

    private void number() {
        int end = literals.numberEnd(at);
        int junk = literals.nameEnd(end);
        if (junk > end) {
            out.addUnreadable(
                    at,
                    junk,
                    new LexFault("A number runs into a name.", "put a space between the two"));
            at = junk;
        } else {
            out.add(TokenKind.NUMBER, at, end);
            at = end;
        }
    }

    /// PostgreSQL's rule (manual, 4.1.3): the longest run of operator characters, cut before a
    /// comment; it ends in `+` or `-` only if it also holds one of `~ ! @ # % ^ & | ?`.
    private void operator() {
        int end = at;
        boolean special = false;
        while (end < text.length() && Characters.isOperator(text.charAt(end))) {
            if (text.startsWith("--", end) || text.startsWith("/*", end)) {
                break;
            }
            special |= Characters.isSpecialOperator(text.charAt(end));
            end++;
        }
        while (!special
                && end > at + 1
                && (text.charAt(end - 1) == '+' || text.charAt(end - 1) == '-')) {
            end--;
        }
        out.addOperator(Symbol.of(text, at, end), at, end);
        at = end;
    }

    private void unreadable() {
        int codePoint = text.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        out.addUnreadable(at, end, Characters.fault(codePoint));
        at = end;
    }

    private void skipLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
    }

    private void skipBlockComment(boolean nests) {
        int depth = 1;
        int i = at + 2;
        while (i < text.length() && depth > 0) {
            if (text.startsWith("*/", i)) {
                depth--;
                i += 2;
            } else if (nests && text.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else {
                i++;
            }
        }
        if (depth > 0) {
            out.addUnreadable(
                    at,
                    text.length(),
                    new LexFault("The comment that begins here has no end.", "close it with */"));
            i = text.length();
        }
        at = i;
    }

    private boolean startsWith(String prefix) {
        return text.startsWith(prefix, at);
    }
}
