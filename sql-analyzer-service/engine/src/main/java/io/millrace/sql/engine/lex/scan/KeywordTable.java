package io.millrace.sql.engine.lex.scan;

import io.millrace.sql.engine.dialect.Keyword;
import org.jspecify.annotations.Nullable;

/// Finds the keyword a stretch of text spells, in any case, without making a string.
///
/// Open addressing over a table at most a quarter full. The hash takes the length and four
/// characters, with ASCII letters upper-cased: enough to keep the keywords apart, and little work
/// for the words that are none.
public final class KeywordTable {
    private static final int SIZE = 2048;
    private static final int MULTIPLIER = 31;
    private static final @Nullable Keyword[] TABLE = new @Nullable Keyword[SIZE];
    private static final int LONGEST;

    static {
        int longest = 0;
        for (Keyword keyword : Keyword.values()) {
            String name = keyword.name();
            longest = Math.max(longest, name.length());
            int slot = hash(name, 0, name.length());
            while (TABLE[slot] != null) {
                slot = (slot + 1) % SIZE;
            }
            TABLE[slot] = keyword;
        }
        LONGEST = longest;
    }

    private KeywordTable() {}

    /// The keyword, or null if the stretch spells none.
    public static @Nullable Keyword find(String text, int start, int end) {
        if (end - start > LONGEST) {
            return null;
        }
        int slot = hash(text, start, end);
        for (Keyword keyword = TABLE[slot]; keyword != null; keyword = TABLE[slot]) {
            if (spells(keyword.name(), text, start, end)) {
                return keyword;
            }
            slot = (slot + 1) % SIZE;
        }
        return null;
    }

    private static boolean spells(String keyword, String text, int start, int end) {
        if (keyword.length() != end - start) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            if (keyword.charAt(i) != upper(text.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }

    private static int hash(String text, int start, int end) {
        int length = end - start;
        int hash = length;
        hash = hash * MULTIPLIER + upper(text.charAt(start));
        hash = hash * MULTIPLIER + upper(text.charAt(start + length / 3));
        hash = hash * MULTIPLIER + upper(text.charAt(start + length / 2));
        hash = hash * MULTIPLIER + upper(text.charAt(end - 1));
        return (hash ^ (hash >>> 11)) & (SIZE - 1);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }
}
