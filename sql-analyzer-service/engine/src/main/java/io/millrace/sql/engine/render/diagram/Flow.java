package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.result.InfluenceKind;

/// What an edge of a diagram tells: how a column feeds another, or that only the rows of a relation
/// do. Ordered as a legend lists them.
public enum Flow {
    IDENTITY("identity"),
    EXPRESSION("expression"),
    AGGREGATE("aggregate"),
    WINDOW("window"),
    CONDITIONAL("conditional"),
    /// A column decides which rows there are: it stands in a condition.
    FILTER("filter"),
    /// A column decides which rows go together.
    JOIN("join"),
    GROUP_BY("group_by"),
    /// A column decides in which order the rows come.
    SORT("sort"),
    /// A relation takes part with its rows, none of its columns with its values: `count(*)`.
    ROWS("rows");

    private final String wireName;

    Flow(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /// Whether values go along the edge; else it only decides which rows or values do.
    public boolean carriesValues() {
        return switch (this) {
            case IDENTITY, EXPRESSION, AGGREGATE, WINDOW -> true;
            case CONDITIONAL, FILTER, JOIN, GROUP_BY, SORT, ROWS -> false;
        };
    }

    static Flow of(InfluenceKind kind) {
        return switch (kind) {
            case FILTER -> FILTER;
            case JOIN -> JOIN;
            case GROUP_BY -> GROUP_BY;
            case SORT -> SORT;
        };
    }

    static Flow of(LineageKind kind) {
        return switch (kind) {
            case IDENTITY -> IDENTITY;
            case EXPRESSION -> EXPRESSION;
            case AGGREGATE -> AGGREGATE;
            case WINDOW, WINDOW_DEFINITION -> WINDOW;
            case CONDITIONAL -> CONDITIONAL;
        };
    }
}
