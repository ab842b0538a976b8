package io.millrace.sql.engine.lex.scan;

/// A set of ASCII characters, as two words of bits: to look at a character costs a shift.
///
/// @param low the characters from 0 to 63
/// @param high those from 64 to 127
record AsciiSet(long low, long high) {
    private static final int WORD = 64;
    private static final int END = 128;

    static AsciiSet of(String characters) {
        AsciiSet set = new AsciiSet(0, 0);
        return set.and(characters);
    }

    /// This set with further characters.
    AsciiSet and(String characters) {
        long lower = low;
        long upper = high;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (c < WORD) {
                lower |= 1L << c;
            } else if (c < END) {
                upper |= 1L << c;
            } else {
                throw new IllegalArgumentException("No ASCII: " + c);
            }
        }
        return new AsciiSet(lower, upper);
    }

    boolean has(char c) {
        return c < END && ((c < WORD ? low : high) >>> c & 1) != 0;
    }
}
