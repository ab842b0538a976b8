package io.millrace.sql.engine.dialect;

import java.util.Locale;

/// What a dialect makes of a name that is not quoted.
public enum CaseFolding {
    LOWER {
        @Override
        public String fold(String name) {
            return name.toLowerCase(Locale.ROOT);
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
}
