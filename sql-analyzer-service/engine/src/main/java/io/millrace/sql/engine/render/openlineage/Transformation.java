package io.millrace.sql.engine.render.openlineage;

import io.millrace.sql.engine.lineage.LineageKind;
import io.millrace.sql.engine.render.json.JsonWriter;
import io.millrace.sql.engine.result.InfluenceKind;
import java.io.IOException;

/// How an input field gets into an output field, in the words of the facet.
///
/// @param description in the words of the engine
record Transformation(Type type, Subtype subtype, String description) {
    enum Type {
        DIRECT,
        INDIRECT
    }

    enum Subtype {
        IDENTITY,
        TRANSFORMATION,
        AGGREGATION,
        JOIN,
        GROUP_BY,
        FILTER,
        SORT,
        WINDOW,
        CONDITIONAL
    }

    static Transformation of(LineageKind kind) {
        return switch (kind) {
            case IDENTITY -> direct(Subtype.IDENTITY, kind);
            case EXPRESSION -> direct(Subtype.TRANSFORMATION, kind);
            // A window function makes its value of several rows, as an aggregate does.
            case AGGREGATE, WINDOW -> direct(Subtype.AGGREGATION, kind);
            case WINDOW_DEFINITION -> indirect(Subtype.WINDOW, kind.wireName());
            case CONDITIONAL -> indirect(Subtype.CONDITIONAL, kind.wireName());
        };
    }

    static Transformation of(InfluenceKind kind) {
        return switch (kind) {
            case FILTER -> indirect(Subtype.FILTER, kind.wireName());
            case JOIN -> indirect(Subtype.JOIN, kind.wireName());
            case GROUP_BY -> indirect(Subtype.GROUP_BY, kind.wireName());
            case SORT -> indirect(Subtype.SORT, kind.wireName());
        };
    }

    private static Transformation direct(Subtype subtype, LineageKind kind) {
        return new Transformation(Type.DIRECT, subtype, kind.wireName());
    }

    private static Transformation indirect(Subtype subtype, String description) {
        return new Transformation(Type.INDIRECT, subtype, description);
    }

    /// Whether a value is masked cannot be told from SQL with certainty, so none is said to be.
    void write(JsonWriter json) throws IOException {
        json.beginObject()
                .member("type", type.name())
                .member("subtype", subtype.name())
                .member("description", description)
                .member("masking", false)
                .endObject();
    }
}
