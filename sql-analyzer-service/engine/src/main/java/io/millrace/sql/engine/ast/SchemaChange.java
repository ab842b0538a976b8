package io.millrace.sql.engine.ast;

import java.util.List;

/// What a definition does to tables and their columns, as far as the statements after it see it.
public sealed interface SchemaChange {
    /// `CREATE TABLE table (columns)`
    ///
    /// @param columns empty if they are not all known
    record Created(Name table, List<Identifier> columns, boolean temporary)
            implements SchemaChange {
        public Created {
            columns = List.copyOf(columns);
        }
    }

    /// `CREATE TABLE table LIKE pattern`
    record CreatedLike(Name table, Name pattern, boolean temporary) implements SchemaChange {}

    /// `DROP TABLE table`
    record Dropped(Name table) implements SchemaChange {}

    /// `RENAME TABLE from TO to`
    record Renamed(Name from, Name to) implements SchemaChange {}

    /// `ALTER TABLE one SWAP WITH other`
    record Swapped(Name one, Name other) implements SchemaChange {}

    /// `ALTER TABLE table ADD column …`
    record ColumnAdded(Name table, Identifier column) implements SchemaChange {}

    /// `ALTER TABLE table DROP column`
    record ColumnDropped(Name table, Identifier column) implements SchemaChange {}

    /// `ALTER TABLE table RENAME from TO to`
    record ColumnRenamed(Name table, Identifier from, Identifier to) implements SchemaChange {}

    /// Its columns may be others now; which, was not read.
    record Reshaped(Name table) implements SchemaChange {}
}
