package io.millrace.sql.engine.text;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One fault of a statement, placed.
///
/// @param code what kind of fault
/// @param message one sentence for a person
/// @param line from 1
/// @param column from 1, in code points
/// @param text the offending text, at most 80 code points; empty at the end of the input
/// @param hint what would probably put it right, or null
public record SqlError(
        SqlErrorCode code,
        String message,
        int line,
        int column,
        String text,
        @Nullable String hint) {

    public Optional<String> advice() {
        return Optional.ofNullable(hint);
    }
}
