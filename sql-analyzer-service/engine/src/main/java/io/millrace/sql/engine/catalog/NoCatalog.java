package io.millrace.sql.engine.catalog;

import java.util.Map;
import java.util.Set;

/// Knows nothing.
enum NoCatalog implements Catalog {
    INSTANCE;

    @Override
    public Map<QualifiedName, Lookup> lookup(Set<QualifiedName> names) {
        return Map.of();
    }

    @Override
    public boolean isEmpty() {
        return true;
    }
}
