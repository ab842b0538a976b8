package io.millrace.sql.engine.lineage;

/// How a source column feeds an output column. Ordered by strength: along a path the strongest step
/// tells the kind of the whole path.
public enum LineageKind {
    /// The value is passed on as it is.
    IDENTITY("identity"),
    /// The value is part of a computation on one row.
    EXPRESSION("expression"),
    /// The values of many rows become one.
    AGGREGATE("aggregate"),
    /// The column takes part in a window function: as its argument, or in PARTITION BY or ORDER BY.
    WINDOW("window"),
    /// The column only decides which value is taken: a condition of CASE or FILTER.
    CONDITIONAL("conditional");

    private final String wireName;

    LineageKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// The kind of a path that has this step and the other.
    public LineageKind with(LineageKind other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
