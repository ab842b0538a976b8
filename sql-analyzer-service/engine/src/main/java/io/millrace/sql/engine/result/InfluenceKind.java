package io.millrace.sql.engine.result;

/// How a column takes part in a statement without feeding any one output column: it decides which
/// rows there are, or their order.
public enum InfluenceKind {
    /// It stands in the condition of a WHERE, HAVING or QUALIFY, or of a branch of a MERGE.
    FILTER("filter"),
    /// It stands in the condition of a join, or is equated by USING or NATURAL.
    JOIN("join"),
    /// It stands in GROUP BY or DISTINCT ON.
    GROUP_BY("group_by"),
    /// It stands in ORDER BY.
    SORT("sort");

    private final String wireName;

    InfluenceKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
