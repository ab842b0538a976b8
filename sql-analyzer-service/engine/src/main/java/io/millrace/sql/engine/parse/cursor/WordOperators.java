package io.millrace.sql.engine.parse.cursor;

import io.millrace.sql.engine.dialect.Clause;

/// Operators that are words, and names everywhere but between two operands.
final class WordOperators {
    private WordOperators() {}

    /// `a MATCH_ANY 'x'` (Doris), `a INTERPOLATE PREVIOUS VALUE b` (Vertica), `p MEETS q`
    /// (Teradata)
    static boolean stands(Cursor cursor) {
        if (cursor.has(Clause.TIMESERIES)) {
            return cursor.isWord("INTERPOLATE") && cursor.isWordAt(cursor.index() + 1, "PREVIOUS");
        }
        if (cursor.has(Clause.PERIODS)) {
            return FormatSuffix.comparesPeriods(cursor);
        }
        return cursor.has(Clause.INSERT_LABEL)
                && (cursor.isWord("MATCH_ANY")
                        || cursor.isWord("MATCH_ALL")
                        || cursor.isWord("MATCH_PHRASE")
                        || cursor.isWord("MATCH_PHRASE_PREFIX")
                        || cursor.isWord("MATCH_PHRASE_EDGE")
                        || cursor.isWord("MATCH_REGEXP"));
    }
}
