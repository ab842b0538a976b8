package io.millrace.sql.engine.catalog;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of the tables a script may name.
public interface Catalog {

    /// What is known of each of the names. Asked once per statement, for every table that it names
    /// and that the script itself has not made, so that a catalog far away costs one journey. A
    /// name without an answer is not known.
    Map<QualifiedName, Lookup> lookup(Set<QualifiedName> names);

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
