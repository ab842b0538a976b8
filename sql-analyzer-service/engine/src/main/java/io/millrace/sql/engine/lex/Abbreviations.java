package io.millrace.sql.engine.lex;

import io.millrace.sql.engine.dialect.Keyword;
import org.jspecify.annotations.Nullable;

/// The short forms that Teradata has of the words that begin its statements. Everything after the
/// lexer knows the long ones alone.
final class Abbreviations {
    private Abbreviations() {}

    /// The word that the keyword is short for, or the keyword itself.
    static @Nullable Keyword spelt(@Nullable Keyword keyword) {
        if (keyword == null) {
            return null;
        }
        return switch (keyword) {
            case SEL -> Keyword.SELECT;
            case INS -> Keyword.INSERT;
            case UPD -> Keyword.UPDATE;
            case DEL -> Keyword.DELETE;
            case MER -> Keyword.MERGE;
            default -> keyword;
        };
    }
}
