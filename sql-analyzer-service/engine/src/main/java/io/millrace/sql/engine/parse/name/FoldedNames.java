package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.dialect.CaseFolding;
import org.jspecify.annotations.Nullable;

/// The unquoted names of one statement as the database sees them. A name that stands in many places
/// is one string: that saves memory, and its hash code is computed once.
final class FoldedNames {
    private static final int SLOTS = 64;
    private static final int ASCII = 0x80;

    /// The last name met for each hash code.
    private final @Nullable String[] known = new String[SLOTS];

    /// What the characters from `start` to `end` spell.
    String of(String sql, int start, int end, CaseFolding rule) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            char c = sql.charAt(i);
            if (c >= ASCII) {
                return rule.fold(sql.substring(start, end));
            }
            hash = 31 * hash + rule.fold(c);
        }
        int slot = (hash ^ hash >>> 12) & (SLOTS - 1);
        String before = known[slot];
        if (before != null && isSpelt(before, sql, start, end, rule)) {
            return before;
        }
        String name = rule.fold(sql.substring(start, end));
        known[slot] = name;
        return name;
    }

    private static boolean isSpelt(String name, String sql, int start, int end, CaseFolding rule) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != rule.fold(sql.charAt(start + i))) {
                return false;
            }
        }
        return true;
    }
}
