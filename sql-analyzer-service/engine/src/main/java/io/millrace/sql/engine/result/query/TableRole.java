package io.millrace.sql.engine.result.query;

/// What a statement does with a relation.
public enum TableRole {
    READ("read"),
    WRITTEN("written");

    private final String wireName;

    TableRole(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
