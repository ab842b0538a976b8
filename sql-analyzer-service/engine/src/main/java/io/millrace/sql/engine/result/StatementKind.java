package io.millrace.sql.engine.result;

/// What a statement does.
public enum StatementKind {
    SELECT("select"),
    INSERT("insert"),
    CREATE_TABLE_AS("ctas"),
    CREATE_VIEW("create_view"),
    MERGE("merge"),
    UPDATE("update"),
    DELETE("delete"),
    DDL("ddl"),
    OTHER("other");

    private final String wireName;

    StatementKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
