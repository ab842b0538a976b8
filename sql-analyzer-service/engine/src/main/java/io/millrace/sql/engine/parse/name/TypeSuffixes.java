package io.millrace.sql.engine.parse.name;

import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.parse.cursor.Cursor;
import org.jspecify.annotations.Nullable;

/// What may follow a type's name and arguments: time zones, signs, collations, character sets.
final class TypeSuffixes {
    private final Cursor cursor;
    private final NameParser names;

    TypeSuffixes(Cursor cursor, NameParser names) {
        this.cursor = cursor;
        this.names = names;
    }

    /// @param first the type's first word
    void after(@Nullable Keyword first) {
        if (first == Keyword.TIME || first == Keyword.TIMESTAMP) {
            timeZone();
        }
        if (cursor.acceptWord("UNSIGNED") || cursor.acceptWord("SIGNED")) {
            integer();
        }
        if (cursor.has(Clause.ISOLATION)) {
            if (cursor.acceptWord("CCSID")) {
                cursor.advance();
            }
            if (cursor.is(Keyword.FOR) && cursor.isWordAt(cursor.index() + 2, "DATA")) {
                cursor.seek(cursor.index() + 3);
            }
        }
        if (cursor.has(Clause.EMITS) && !cursor.acceptWord("UTF8")) {
            cursor.acceptWord("ASCII");
        }
        if (cursor.is(Keyword.COLLATE) && cursor.has(Clause.SORT_BY) && cursor.has(Clause.PIPES)) {
            cursor.advance();
            names.label("a collation");
        }
        if (cursor.is(Keyword.CHARACTER, Keyword.SET)) {
            cursor.advance();
            cursor.advance();
            names.label("a character set");
        }
    }

    void integer() {
        if (!cursor.acceptWord("INTEGER")) {
            cursor.acceptWord("INT");
        }
    }

    /// `WITH TIME ZONE`, `WITHOUT TIME ZONE`, if it stands there.
    private void timeZone() {
        boolean zoned =
                cursor.accept(Keyword.WITH, Keyword.TIME)
                        || cursor.accept(Keyword.WITHOUT, Keyword.TIME);
        if (!zoned
                && cursor.is(Keyword.WITH)
                && cursor.keywordAt(cursor.index() + 1) == Keyword.LOCAL) {
            cursor.advance();
            cursor.advance();
            cursor.expect(Keyword.TIME);
            zoned = true;
        }
        if (zoned) {
            cursor.expect(Keyword.ZONE);
        }
    }
}
