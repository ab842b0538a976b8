package io.millrace.sql.engine.catalog;

/// Knows nothing.
enum NoCatalog implements Catalog {
    INSTANCE;

    @Override
    public Lookup lookup(QualifiedName name) {
        return new Lookup.Unknown();
    }

    @Override
    public boolean isEmpty() {
        return true;
    }
}
