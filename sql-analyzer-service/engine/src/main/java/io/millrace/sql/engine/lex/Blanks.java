package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.Lexis.Trait;
import io.millrace.sql.engine.lex.scan.Characters;
import io.millrace.sql.engine.lex.scan.LexFault;

/// Skips what leaves no token: white space and comments.
final class Blanks {
    private final String text;
    private final int length;
    private final Lexis lexis;
    private final TokenBuffer out;
    private final boolean executable;
    private boolean inExecutable;

    Blanks(String text, Lexis lexis, TokenBuffer out) {
        this.text = text;
        this.length = text.length();
        this.lexis = lexis;
        this.out = out;
        this.executable = lexis.has(Trait.EXECUTABLE_COMMENTS);
    }

    /// Where the next token begins.
    int skip(int from) {
        int at = from;
        while (at < length) {
            char c = text.charAt(at);
            int next = at;
            if (Characters.isSpace(c)) {
                next = at + 1;
            } else if (c == '-' || c == '/' || c == '#' || c == '*') {
                next = comment(at, c);
            }
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int comment(int at, char c) {
        char second = at + 1 < length ? text.charAt(at + 1) : '\0';
        if (c == '-' && second == '-' && isLineComment(at + 2)) {
            return lineEnd(at);
        }
        if (c == '/' && second == '*') {
            return block(at);
        }
        if (c == '/' && second == '/' && lexis.has(Trait.SLASH_COMMENTS)) {
            return lineEnd(at);
        }
        if (c == '#' && lexis.has(Trait.HASH_COMMENTS)) {
            return lineEnd(at);
        }
        if (c == '*' && second == '/' && inExecutable) {
            inExecutable = false;
            return at + 2;
        }
        return at;
    }

    private boolean isLineComment(int after) {
        return !lexis.has(Trait.DASHES_NEED_BLANK) || after >= length || text.charAt(after) <= ' ';
    }

    private int lineEnd(int from) {
        boolean continues = lexis.has(Trait.COMMENTS_CONTINUE);
        int at = from;
        while (at < length && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at += continues && text.startsWith("\\\n", at) ? 2 : 1;
        }
        boolean alone = at + 1 < length && text.charAt(at) == '\r' && text.charAt(at + 1) != '\n';
        if (alone && !lexis.has(Trait.RETURN_ENDS_COMMENT)) {
            // What one database runs after it is a comment to another.
            out.addUnreadable(
                    at,
                    at + 1,
                    new LexFault(
                            "A carriage return without a line feed stands in this comment.",
                            "end the line with a line feed"));
        }
        return at;
    }

    private int block(int start) {
        if (executable && !inExecutable && start + 2 < length) {
            int code = codeStart(start + 2);
            if (code > 0) {
                inExecutable = true;
                out.markExecutable();
                return code;
            }
        }
        boolean nests = lexis.has(Trait.NESTED_COMMENTS);
        boolean flat = lexis.has(Trait.FLAT_COMMENTS);
        int inner = -1;
        int depth = 1;
        int i = start + 2;
        while (i < length && depth > 0) {
            char c = text.charAt(i);
            if (c == '*' && i + 1 < length && text.charAt(i + 1) == '/') {
                depth--;
                i += 2;
            } else if (!flat && c == '/' && text.startsWith("/*", i)) {
                depth += nests ? 1 : 0;
                inner = i;
                i += 2;
            } else {
                i++;
            }
        }
        if (depth > 0) {
            out.addUnreadable(
                    start,
                    length,
                    new LexFault("The comment that begins here has no end.", "close it with */"));
            return length;
        }
        if (inner >= 0 && !nests) {
            out.addUnreadable(
                    inner,
                    inner + 2,
                    new LexFault(
                            "A comment begins in a comment: where the outer one ends is not certain.",
                            "leave out the inner /*"));
        }
        return i;
    }

    /// `/*!50110 code */`, `/*M! code */`: where the code begins, or 0 if it is a plain comment.
    private int codeStart(int after) {
        int at = text.charAt(after) == 'M' ? after + 1 : after;
        if (at >= length || text.charAt(at) != '!') {
            return 0;
        }
        at++;
        while (at < length && Characters.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
