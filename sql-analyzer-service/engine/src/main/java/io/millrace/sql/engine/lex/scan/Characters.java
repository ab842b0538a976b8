package io.millrace.sql.engine.lex.scan;

import java.util.Locale;

/// Which characters make up which tokens.
public final class Characters {
    private static final AsciiSet OPERATORS = AsciiSet.of("+-*/<>=~!@#%^&|`?");
    private static final AsciiSet SPECIAL_OPERATORS = AsciiSet.of("~!@#%^&|`?");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// What may begin a name in every dialect.
    static final AsciiSet NAME_STARTS = AsciiSet.of(LETTERS + "_");

    /// What may go on a name in every dialect.
    static final AsciiSet NAME_PARTS = NAME_STARTS.and("0123456789");

    private Characters() {}

    public static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Letters, underscore, and everything beyond ASCII that is no kind of space.
    static boolean startsName(char c) {
        return NAME_STARTS.has(c) || isLetterBeyondAscii(c);
    }

    static boolean isLetterBeyondAscii(char c) {
        return c >= 0x80 && !isOddSpace(c);
    }

    public static boolean isOperator(char c) {
        return OPERATORS.has(c);
    }

    static boolean isSpecialOperator(char c) {
        return SPECIAL_OPERATORS.has(c);
    }

    public static LexFault fault(int codePoint) {
        String name = "U+" + String.format(Locale.ROOT, "%04X", codePoint);
        if (codePoint >= 0x80) {
            return new LexFault(name + " is no plain space.", "replace it by an ordinary space");
        }
        return new LexFault("The character " + name + " begins no token.", null);
    }

    private static boolean isOddSpace(char c) {
        return Character.isSpaceChar(c) || c == '\u0085' || c == '\uFEFF' || c == '\u200B';
    }
}
