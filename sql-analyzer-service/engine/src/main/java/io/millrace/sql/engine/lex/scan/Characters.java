package io.millrace.sql.engine.lex.scan;

import java.util.Locale;

/// Which characters make up which tokens.
public final class Characters {
    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";
    private static final String SPECIAL_OPERATORS = "~!@#%^&|`?";

    private Characters() {}

    public static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// Letters, underscore, and everything beyond ASCII that is no kind of space.
    static boolean startsName(char c) {
        return isLetter(c) || c == '_' || (c >= 0x80 && !isOddSpace(c));
    }

    public static boolean isOperator(char c) {
        return OPERATORS.indexOf(c) >= 0;
    }

    static boolean isSpecialOperator(char c) {
        return SPECIAL_OPERATORS.indexOf(c) >= 0;
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
