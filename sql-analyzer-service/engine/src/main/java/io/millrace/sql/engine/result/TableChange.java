package io.millrace.sql.engine.result;

import org.jspecify.annotations.Nullable;

/// A table or view that a statement makes, drops or renames.
///
/// @param table its resolved name
/// @param renamedTo its name afterwards; null unless it is renamed
/// @param temporary whether it belongs to the session alone; told of those that are made
public record TableChange(
        Action action, String table, @Nullable String renamedTo, boolean temporary) {

    /// What becomes of it.
    public enum Action {
        CREATED("created"),
        DROPPED("dropped"),
        RENAMED("renamed");

        private final String wireName;

        Action(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
