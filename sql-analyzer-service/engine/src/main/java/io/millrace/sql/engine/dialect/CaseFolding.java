package io.millrace.sql.engine.dialect;

import java.util.Locale;

/// What a dialect makes of a name that is not quoted.
public enum CaseFolding {
    LOWER {
        @Override
        public String fold(String name) {
            return isLower(name) ? name : name.toLowerCase(Locale.ROOT);
        }
    },
    UPPER {
        @Override
        public String fold(String name) {
            return name.toUpperCase(Locale.ROOT);
        }
    },
    NONE {
        @Override
        public String fold(String name) {
            return name;
        }
    };

    public abstract String fold(String name);

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
