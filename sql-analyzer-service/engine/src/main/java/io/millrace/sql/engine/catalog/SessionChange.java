package io.millrace.sql.engine.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a statement changes in what later statements of its script see.
public sealed interface SessionChange {
    /// There is such a table or view from now on, with these columns.
    ///
    /// @param temporary whether it belongs to the session alone
    record Made(QualifiedName name, List<String> columns, boolean temporary)
            implements SessionChange {
        public Made {
            columns = List.copyOf(columns);
        }
    }

    /// There is such a table or view from now on; its columns are not known.
    record MadeUntold(QualifiedName name, boolean temporary) implements SessionChange {}

    /// There is no such table any more.
    record Dropped(QualifiedName name) implements SessionChange {}

    /// Names without a schema are looked up there from now on.
    ///
    /// @param database null if the one before stays
    /// @param schemas in the order in which they are searched; empty if there is none
    record Used(@Nullable String database, List<String> schemas) implements SessionChange {
        public Used {
            schemas = List.copyOf(schemas);
        }
    }
}
