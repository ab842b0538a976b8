package io.millrace.sql.engine.dialect;

import java.util.Locale;

/// What a dialect makes of a name that is not quoted.
public enum CaseFolding {
    LOWER {
        @Override
        public String fold(String name) {
            return isLower(name) ? name : name.toLowerCase(Locale.ROOT);
        }

        @Override
        char fold(char ascii) {
            return ascii >= 'A' && ascii <= 'Z' ? (char) (ascii + 32) : ascii;
        }
    },
    UPPER {
        @Override
        public String fold(String name) {
            return name.toUpperCase(Locale.ROOT);
        }

        @Override
        char fold(char ascii) {
            return ascii >= 'a' && ascii <= 'z' ? (char) (ascii - 32) : ascii;
        }
    },
    NONE {
        @Override
        public String fold(String name) {
            return name;
        }

        @Override
        char fold(char ascii) {
            return ascii;
        }
    };

    public abstract String fold(String name);

    abstract char fold(char ascii);

    /// Appends what becomes of the name that stands between two places of a text.
    public void fold(String text, int start, int end, StringBuilder to) {
        int before = to.length();
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                to.setLength(before);
                to.append(fold(text.substring(start, end)));
                return;
            }
            to.append(fold(c));
        }
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
