package io.millrace.sql.engine.lineage;

import java.util.List;

/// Where lineage ends.
public sealed interface Leaf {
    /// A column of a table; `*` is all of them, where they are not known.
    record TableColumn(String table, String column) implements Leaf {}

    /// A column that could not be traced to one table.
    ///
    /// @param candidates the tables it may belong to
    record Unresolved(String column, List<String> candidates) implements Leaf {}
}
