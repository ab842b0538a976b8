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
    /// The column is an argument of a window function.
    WINDOW("window"),
    /// The column stands in the PARTITION BY, the ORDER BY or the frame of a window. Both are
    /// called `window`; only this one has no part in the value itself.
    WINDOW_DEFINITION("window"),
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
