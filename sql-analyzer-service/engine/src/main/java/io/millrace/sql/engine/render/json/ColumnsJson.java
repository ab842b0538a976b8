package io.millrace.sql.engine.render.json;

import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.result.column.ColumnName;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns and parameters as JSON.
final class ColumnsJson {
    private final JsonWriter json;

    ColumnsJson(JsonWriter json) {
        this.json = json;
    }

    void columns(String name, List<OutputColumn> columns) throws IOException {
        json.name(name).beginArray();
        for (OutputColumn column : columns) {
            json.beginObject().member("name", column.name());
            column("target", column.target());
            sources(column.sources());
            json.endObject();
        }
        json.endArray();
    }

    void column(String member, @Nullable ColumnName column) throws IOException {
        json.name(member);
        if (column == null) {
            json.value((String) null);
        } else {
            json.beginObject()
                    .member("table", column.table())
                    .member("column", column.column())
                    .endObject();
        }
    }

    void sources(List<ColumnSource> sources) throws IOException {
        json.name("sources").beginArray();
        for (ColumnSource source : sources) {
            json.beginObject();
            source(source);
            json.endObject();
        }
        json.endArray();
    }

    private void source(ColumnSource source) throws IOException {
        json.member("table", source.table())
                .member("column", source.column())
                .member("kind", source.kind().wireName())
                .member("resolved", source.resolved());
        if (!source.resolved()) {
            json.member("candidates", source.candidates());
        }
    }

    void influences(List<Influence> influences) throws IOException {
        json.name("influences").beginArray();
        for (Influence influence : influences) {
            json.beginObject()
                    .member("kind", influence.kind().wireName())
                    .member("table", influence.table())
                    .member("column", influence.column())
                    .member("resolved", influence.resolved());
            if (!influence.resolved()) {
                json.member("candidates", influence.candidates());
            }
            json.endObject();
        }
        json.endArray();
    }

    void parameters(List<ParameterUse> parameters) throws IOException {
        json.name("parameters").beginArray();
        for (ParameterUse parameter : parameters) {
            json.beginObject().member("name", parameter.name());
            AnalysisJson.span(json, parameter.span());
            json.endObject();
        }
        json.endArray();
    }
}
