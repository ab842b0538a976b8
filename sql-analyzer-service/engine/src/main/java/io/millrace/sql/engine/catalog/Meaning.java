package io.millrace.sql.engine.catalog;

import java.util.List;

/// What a table's name means at one place of a script.
public sealed interface Meaning {
    /// A table of the catalog.
    record Listed(QualifiedName name, List<String> columns) implements Meaning {}

    /// A table that the script has made or changed.
    ///
    /// @param columns under the names that the script gave them
    /// @param temporary whether it belongs to the session alone
    record Made(QualifiedName name, List<String> columns, boolean temporary) implements Meaning {}

    /// A table that the script has made, with columns that are not known.
    record Untold(QualifiedName name, boolean temporary) implements Meaning {}

    /// More than one table.
    ///
    /// @param name as it was looked for first
    record Several(QualifiedName name, List<QualifiedName> tables) implements Meaning {}

    /// Nothing that is known.
    ///
    /// @param name as it was looked for first
    record Unknown(QualifiedName name) implements Meaning {}
}
