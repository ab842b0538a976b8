package io.millrace.sql.engine.render.json;

import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The lineage of an analysis as JSON: of every statement its output columns with their sources, in
/// the words of [AnalysisJson], and what is wrong with it.
///
/// ```json
/// {"dialect":"postgres","statements":[{"kind":"insert","span":{…},
///   "columns":[{"name":"y","target":{"table":"a","column":"y"},
///               "sources":[{"table":"s.orders","column":"x","kind":"expression","resolved":true}]}],
///   "errors":[]}],"errors":[]}
/// ```
///
/// A statement also has its `influences`, as `{"kind":"filter","table":"s.orders","column":"id",
/// "resolved":true}` each, if the analysis was asked for them and there are any.
public final class LineageJson {
    private LineageJson() {}

    public static String of(Analysis analysis) {
        StringBuilder out = new StringBuilder(1024);
        try {
            write(analysis, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// Writes it as it goes; nothing is held back.
    public static void write(Analysis analysis, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        ColumnsJson columns = new ColumnsJson(json);
        json.beginObject().member("dialect", analysis.dialect()).name("statements").beginArray();
        for (StatementAnalysis statement : analysis.statements()) {
            json.beginObject().member("kind", statement.kind().wireName());
            AnalysisJson.span(json, statement.span());
            columns.columns("columns", statement.columns());
            if (!statement.influences().isEmpty()) {
                columns.influences(statement.influences());
            }
            AnalysisJson.errors(json, statement.errors());
            json.endObject();
        }
        json.endArray();
        AnalysisJson.errors(json, analysis.errors());
        json.endObject();
    }
}
