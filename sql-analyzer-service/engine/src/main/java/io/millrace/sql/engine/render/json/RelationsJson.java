package io.millrace.sql.engine.render.json;

import io.millrace.sql.engine.result.column.ColumnPair;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.Filter;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.QuerySummary;
import io.millrace.sql.engine.result.query.TableUse;
import java.io.IOException;
import java.util.List;

/// Tables, joins, common table expressions and conditions as JSON. Recurses as deep as derived
/// tables nest, which the engine's depth budget bounds.
final class RelationsJson {
    private final JsonWriter json;
    private final ColumnsJson columns;

    RelationsJson(JsonWriter json, ColumnsJson columns) {
        this.json = json;
        this.columns = columns;
    }

    void tables(List<TableUse> tables) throws IOException {
        json.name("tables").beginArray();
        for (TableUse table : tables) {
            json.beginObject()
                    .member("databaseIdentifier", table.database())
                    .member("schemaIdentifier", table.schema())
                    .member("tableIdentifier", table.table())
                    .member("alias", table.alias())
                    .member("columns", table.columns())
                    .member("kind", table.kind().wireName())
                    .member("role", table.role().wireName());
            QuerySummary subquery = table.subquery();
            if (subquery != null) {
                summary("subquerySummary", subquery);
            }
            json.endObject();
        }
        json.endArray();
    }

    private void summary(String name, QuerySummary summary) throws IOException {
        json.name(name).beginObject();
        tables(summary.tables());
        joins(summary.joins());
        ctes(summary.ctes());
        filters(summary.filters());
        json.endObject();
    }

    void joins(List<JoinUse> joins) throws IOException {
        json.name("joins").beginArray();
        for (JoinUse join : joins) {
            json.beginObject()
                    .member("left", join.left())
                    .member("right", join.right())
                    .member("type", join.type())
                    .member("condition", join.condition());
            pairs(join.pairs());
            json.endObject();
        }
        json.endArray();
    }

    private void pairs(List<ColumnPair> pairs) throws IOException {
        json.name("columnPairs").beginArray();
        for (ColumnPair pair : pairs) {
            json.beginObject();
            columns.column("left", pair.left());
            columns.column("right", pair.right());
            json.endObject();
        }
        json.endArray();
    }

    void ctes(List<CteSummary> ctes) throws IOException {
        json.name("ctes").beginArray();
        for (CteSummary cte : ctes) {
            json.beginObject().member("name", cte.name()).member("recursive", cte.recursive());
            columns.columns("columnMappings", cte.columns());
            summary("summary", cte.summary());
            json.endObject();
        }
        json.endArray();
    }

    void filters(List<Filter> filters) throws IOException {
        json.name("filters").beginArray();
        for (Filter filter : filters) {
            json.beginObject().member("clause", filter.clause()).member("text", filter.text());
            AnalysisJson.span(json, filter.span());
            columns.sources(filter.sources());
            json.endObject();
        }
        json.endArray();
    }
}
