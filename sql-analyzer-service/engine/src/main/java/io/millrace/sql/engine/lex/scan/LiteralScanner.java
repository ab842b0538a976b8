package io.millrace.sql.engine.lex.scan;

import io.millrace.sql.engine.dialect.Lexis;
import io.millrace.sql.engine.dialect.Lexis.Trait;

/// Finds where strings, quoted names and plain names end.
public final class LiteralScanner {
    public static final int UNTERMINATED = -1;
    public static final int NO_PREFIX = -2;

    /// How many letters stand before a string's quote at most.
    public static final int LONGEST_PREFIX = 2;

    private final String text;
    private final int length;
    private final Lexis lexis;
    private final AsciiSet nameStarts;
    private final AsciiSet nameParts;
    private final AsciiSet nameQuotes;
    private final AsciiSet stringQuotes;
    private final boolean backslashes;
    private final boolean triples;
    private final boolean unicodeEscapes;

    public LiteralScanner(String text, Lexis lexis) {
        this.text = text;
        this.length = text.length();
        this.lexis = lexis;
        this.nameStarts = Characters.NAME_STARTS.and(lexis.nameStarts());
        this.nameParts =
                Characters.NAME_PARTS
                        .and(lexis.nameStarts())
                        .and(lexis.has(Trait.DOLLAR_IN_NAMES) ? "$" : "");
        this.nameQuotes = AsciiSet.of(lexis.nameQuotes());
        this.stringQuotes = AsciiSet.of(lexis.stringQuotes());
        this.backslashes = lexis.has(Trait.BACKSLASH_ESCAPES);
        this.triples = lexis.has(Trait.TRIPLE_QUOTES);
        this.unicodeEscapes = lexis.has(Trait.UNICODE_ESCAPES);
    }

    /// The end of a string whose opening quote stands at `quote`.
    public int string(int quote) {
        return string(quote, backslashes);
    }

    /// A doubled quote is part of the string.
    private int string(int quote, boolean escapes) {
        char c = text.charAt(quote);
        if (triples && charAt(quote + 1) == c && charAt(quote + 2) == c) {
            return tripled(quote + 3, c, escapes);
        }
        return quoted(quote + 1, c, escapes);
    }

    /// @param from the first character after the opening quote
    private int quoted(int from, char close, boolean escapes) {
        int i = from;
        while (i < length) {
            char c = text.charAt(i);
            if (escapes && c == '\\') {
                i += 2;
            } else if (c == close) {
                if (charAt(i + 1) == c) {
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

    private int tripled(int from, char quote, boolean escapes) {
        int i = from;
        while (i < length) {
            if (escapes && text.charAt(i) == '\\') {
                i += 2;
            } else if (text.charAt(i) == quote
                    && charAt(i + 1) == quote
                    && charAt(i + 2) == quote) {
                return i + 3;
            } else {
                i++;
            }
        }
        return UNTERMINATED;
    }

    public int quotedName(int quote) {
        char open = text.charAt(quote);
        return quoted(quote + 1, open == '[' ? ']' : open, lexis.has(Trait.BACKSLASHES_IN_NAMES));
    }

    /// `E'…'`, `B'…'`, `X'…'`, `N'…'`, `U&'…'`, `q'[…]'`: the end, or [#NO_PREFIX] if no such
    /// string begins here.
    public int prefixedStringEnd(int start) {
        int quote = start;
        boolean escapes = backslashes;
        boolean ownQuotes = false;
        while (quote - start < LONGEST_PREFIX && isPrefix(charAt(quote))) {
            char c = Character.toLowerCase(text.charAt(quote));
            // A raw string of BigQuery keeps its backslashes, but a quote after one does not end
            // it.
            escapes = c == 'e' || (escapes && (c != 'r' || triples));
            ownQuotes |= c == 'q' && lexis.has(Trait.Q_QUOTES);
            quote++;
        }
        if (quote > start && isStringQuote(charAt(quote))) {
            return ownQuotes ? ownQuotes(quote) : string(quote, escapes);
        }
        if (startsUnicodeEscape(start) && charAt(start + 2) == '\'') {
            return quoted(start + 3, '\'', false);
        }
        return NO_PREFIX;
    }

    private boolean isPrefix(char c) {
        return c != '\0' && lexis.stringPrefixes().indexOf(Character.toLowerCase(c)) >= 0;
    }

    public boolean isStringQuote(char c) {
        return stringQuotes.has(c);
    }

    public boolean isNameQuote(char c) {
        return nameQuotes.has(c);
    }

    /// Oracle's `q'[…]'`: the character after the quote, or its mirror image, ends it.
    private int ownQuotes(int quote) {
        char open = charAt(quote + 1);
        char close =
                switch (open) {
                    case '[' -> ']';
                    case '(' -> ')';
                    case '{' -> '}';
                    case '<' -> '>';
                    default -> open;
                };
        int end = text.indexOf(close + "'", quote + 2);
        return end < 0 ? UNTERMINATED : end + 2;
    }

    /// `U&"…"`: the end, or [#NO_PREFIX] if no such name begins here.
    public int unicodeNameEnd(int start) {
        return startsUnicodeEscape(start) && charAt(start + 2) == '"'
                ? quoted(start + 3, '"', false)
                : NO_PREFIX;
    }

    /// Where the opening `$tag$` ends, or [#UNTERMINATED] if there is none.
    public int dollarTagEnd(int dollar) {
        int i = dollar + 1;
        while (i < length
                && (Characters.startsName(text.charAt(i)) || Characters.isDigit(text.charAt(i)))) {
            i++;
        }
        return charAt(i) == '$' ? i + 1 : UNTERMINATED;
    }

    public int dollarString(int dollar, int tagEnd) {
        String tag = text.substring(dollar, tagEnd);
        int close = text.indexOf(tag, tagEnd);
        return close < 0 ? UNTERMINATED : close + tag.length();
    }

    public boolean startsName(char c) {
        return nameStarts.has(c) || Characters.isLetterBeyondAscii(c);
    }

    /// Where a plain name ends; `start` itself if none begins there.
    public int nameEnd(int start) {
        if (start >= length || !startsName(text.charAt(start))) {
            return start;
        }
        return nameRest(start + 1);
    }

    /// Where the characters that may go on a name end.
    int nameRest(int from) {
        int i = from;
        while (i < length && continuesName(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private boolean continuesName(char c) {
        return nameParts.has(c) || Characters.isLetterBeyondAscii(c);
    }

    /// Whether MySQL's `\N` stands here.
    public boolean isBackslashNull(int at) {
        return lexis.has(Trait.BACKSLASH_N)
                && charAt(at) == '\\'
                && charAt(at + 1) == 'N'
                && nameRest(at + 2) == at + 2;
    }

    public int digits(int start) {
        int i = start;
        while (Characters.isDigit(charAt(i))
                || (i > start && charAt(i) == '_' && Characters.isDigit(charAt(i + 1)))) {
            i++;
        }
        return i;
    }

    private boolean startsUnicodeEscape(int start) {
        return unicodeEscapes
                && (charAt(start) == 'U' || charAt(start) == 'u')
                && charAt(start + 1) == '&';
    }

    public char charAt(int i) {
        return i < length ? text.charAt(i) : '\0';
    }
}
