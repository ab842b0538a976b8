package io.millrace.sql.engine.catalog;

import java.util.List;

/// What is known of the tables a script may name.
public interface Catalog {

    Lookup lookup(QualifiedName name);

    /// Whether nothing is known of any table, so that not finding one tells nothing.
    boolean isEmpty();

    static Catalog none() {
        return NoCatalog.INSTANCE;
    }

    /// What came of a lookup.
    sealed interface Lookup {
        /// @param name as complete as the catalog knows it
        /// @param columns in their order in the table
        record Found(QualifiedName name, List<String> columns) implements Lookup {}

        /// The name fits more than one table.
        record Several(List<QualifiedName> names) implements Lookup {}

        record Unknown() implements Lookup {}
    }
}
