package io.millrace.sql.engine.dialect;

import java.util.Set;

/// What a dialect's statements outside of queries and DML can be about. Kinds of objects are spelt
/// in upper case, with one blank between words.
///
/// @param plain objects that hold no rows: CREATE, ALTER and DROP of them touch no table
/// @param opaque the first words of statements that are known but not modelled
/// @param modifiers words that may stand between CREATE and the kind of a table or a view
public record Definables(Set<String> plain, Set<String> opaque, Set<String> modifiers) {
    /// No kind of object, and no lead of an opaque statement, has more words.
    public static final int MOST_WORDS = 4;

    public Definables {
        plain = Set.copyOf(plain);
        opaque = Set.copyOf(opaque);
        modifiers = Set.copyOf(modifiers);
    }
}
