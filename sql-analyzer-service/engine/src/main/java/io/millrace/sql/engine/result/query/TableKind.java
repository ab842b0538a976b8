package io.millrace.sql.engine.result.query;

/// What a relation is.
public enum TableKind {
    BASE("base"),
    CTE("cte"),
    DERIVED("derived"),
    FUNCTION("function"),
    VALUES("values"),
    /// A file or a directory, by its path.
    FILE("file");

    private final String wireName;

    TableKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
