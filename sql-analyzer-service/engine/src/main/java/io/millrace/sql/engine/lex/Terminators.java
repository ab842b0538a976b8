package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.lex.scan.Characters;

/// What ends a statement where that is not always a semicolon: `DELIMITER //` of MySQL's client,
/// `GO` of SQL Server's.
final class Terminators {
    private final String text;
    private final TokenBuffer out;
    private String custom = "";

    Terminators(String text, TokenBuffer out) {
        this.text = text;
        this.out = out;
    }

    TokenKind semicolon() {
        return custom.isEmpty() ? TokenKind.SEMICOLON : TokenKind.INNER_SEMICOLON;
    }

    /// Adds the end of a statement if the delimiter that was named stands here; where it ends, or
    /// `at` if it does not.
    int custom(int at) {
        if (custom.isEmpty() || !text.startsWith(custom, at)) {
            return at;
        }
        out.add(TokenKind.SEMICOLON, at, at + custom.length());
        return at + custom.length();
    }

    /// Reads the rest of a DELIMITER line; where it ends.
    int delimiter(int after) {
        int end = lineEnd(after);
        String named = text.substring(after, end).strip();
        custom = named.equals(";") ? "" : named;
        return end;
    }

    int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    boolean beginsLine(int at) {
        int i = at - 1;
        while (i >= 0 && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            if (!Characters.isSpace(text.charAt(i))) {
                return false;
            }
            i--;
        }
        return true;
    }

    /// Whether nothing else stands on the line, but for a count after it.
    boolean isAlone(int start, int end) {
        if (!beginsLine(start)) {
            return false;
        }
        for (int i = end; i < text.length() && text.charAt(i) != '\n'; i++) {
            char c = text.charAt(i);
            if (!Characters.isSpace(c) && !Characters.isDigit(c)) {
                return text.startsWith("--", i);
            }
        }
        return true;
    }
}
