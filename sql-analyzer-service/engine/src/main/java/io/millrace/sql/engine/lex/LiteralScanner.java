package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Dialect;

/// Finds where strings, quoted names, numbers and plain names end.
final class LiteralScanner {
    static final int UNTERMINATED = -1;
    static final int NO_PREFIX = -2;

    private final String text;
    private final Dialect dialect;

    LiteralScanner(String text, Dialect dialect) {
        this.text = text;
        this.dialect = dialect;
    }

    /// The end of a string whose opening quote stands at `quote`; a doubled quote is part of it.
    int string(int start, int quote, boolean backslashes) {
        int i = quote + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (backslashes && c == '\\') {
                i += 2;
            } else if (c == text.charAt(quote)) {
                if (i + 1 < text.length() && text.charAt(i + 1) == c) {
                    i += 2;
                } else {
                    return i + 1;
                }
            } else {
                i++;
            }
        }
        return UNTERMINATED;
    }

    int quotedName(int quote) {
        return string(quote, quote, false);
    }

    /// `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`: the end, or [#NO_PREFIX] if no such string begins
    /// here.
    int prefixedStringEnd(int start) {
        char c = Character.toLowerCase(text.charAt(start));
        if (dialect.prefixesStrings() && "ebxn".indexOf(c) >= 0 && charAt(start + 1) == '\'') {
            return string(start, start + 1, c == 'e');
        }
        if (startsUnicodeEscape(start) && charAt(start + 2) == '\'') {
            return string(start, start + 2, false);
        }
        return NO_PREFIX;
    }

    /// `U&"…"`: the end, or [#NO_PREFIX] if no such name begins here.
    int unicodeNameEnd(int start) {
        return startsUnicodeEscape(start) && charAt(start + 2) == '"'
                ? string(start, start + 2, false)
                : NO_PREFIX;
    }

    /// Where the opening `$tag$` ends, or [#UNTERMINATED] if there is none.
    int dollarTagEnd(int dollar) {
        int i = dollar + 1;
        while (i < text.length() && charAt(i) != '$' && Characters.continuesName(text.charAt(i))) {
            i++;
        }
        return charAt(i) == '$' ? i + 1 : UNTERMINATED;
    }

    int dollarString(int dollar, int tagEnd) {
        String tag = text.substring(dollar, tagEnd);
        int close = text.indexOf(tag, tagEnd);
        return close < 0 ? UNTERMINATED : close + tag.length();
    }

    /// Where a plain name ends; `start` itself if none begins there.
    int nameEnd(int start) {
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean fits = i == start ? Characters.startsName(c) : Characters.continuesName(c);
            if (!fits) {
                break;
            }
            i++;
        }
        return i;
    }

    /// Integers, decimals, exponents, `0x…`, `0o…`, `0b…`, and underscores between digits.
    int numberEnd(int start) {
        char marker = Character.toLowerCase(charAt(start + 1));
        if (charAt(start) == '0' && (marker == 'x' || marker == 'o' || marker == 'b')) {
            int i = start + 2;
            while (Character.digit(charAt(i), 16) >= 0 || charAt(i) == '_') {
                i++;
            }
            return i;
        }
        int i = digits(start);
        if (charAt(i) == '.' && charAt(i + 1) != '.') {
            i = digits(i + 1);
        }
        if (charAt(i) == 'e' || charAt(i) == 'E') {
            int exponent = charAt(i + 1) == '+' || charAt(i + 1) == '-' ? i + 2 : i + 1;
            if (Characters.isDigit(charAt(exponent))) {
                i = digits(exponent);
            }
        }
        return i;
    }

    private int digits(int start) {
        int i = start;
        while (Characters.isDigit(charAt(i))
                || (i > start && charAt(i) == '_' && Characters.isDigit(charAt(i + 1)))) {
            i++;
        }
        return i;
    }

    private boolean startsUnicodeEscape(int start) {
        return dialect.prefixesStrings()
                && (charAt(start) == 'U' || charAt(start) == 'u')
                && charAt(start + 1) == '&';
    }

    private char charAt(int i) {
        return i < text.length() ? text.charAt(i) : '\0';
    }
}
