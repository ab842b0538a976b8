package io.millrace.sql.engine.dialect;

import java.util.Locale;

/// What a dialect makes of a name that is not quoted.
public enum CaseFolding {
    LOWER('A', 'Z', 'a' - 'A') {
        @Override
        public String fold(String name) {
            return isLower(name) ? name : name.toLowerCase(Locale.ROOT);
        }
    },
    UPPER('a', 'z', 'A' - 'a') {
        @Override
        public String fold(String name) {
            return name.toUpperCase(Locale.ROOT);
        }
    },
    NONE('a', 'z', 0) {
        @Override
        public String fold(String name) {
            return name;
        }
    };

    private final char first;
    private final char last;
    private final int shift;

    /// @param shift what is added to the ASCII letters from the first to the last one
    CaseFolding(char first, char last, int shift) {
        this.first = first;
        this.last = last;
        this.shift = shift;
    }

    public abstract String fold(String name);

    /// What becomes of an ASCII character.
    public char fold(char ascii) {
        return ascii >= first && ascii <= last ? (char) (ascii + shift) : ascii;
    }

    private static boolean isLower(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c >= 'A' && c <= 'Z') || c >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
