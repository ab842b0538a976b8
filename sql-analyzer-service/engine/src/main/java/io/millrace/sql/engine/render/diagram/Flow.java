package io.millrace.sql.engine.render.diagram;

import io.millrace.sql.engine.lineage.LineageKind;

/// What an edge of a diagram tells: how a column feeds another, or that only the rows of a relation
/// do. Ordered as a legend lists them.
public enum Flow {
    IDENTITY("identity"),
    EXPRESSION("expression"),
    AGGREGATE("aggregate"),
    WINDOW("window"),
    CONDITIONAL("conditional"),
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
            case CONDITIONAL, ROWS -> false;
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
