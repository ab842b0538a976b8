package io.millrace.sql.engine.render.json;

import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.VagueReferences;
import io.millrace.sql.engine.result.Warning;
import io.millrace.sql.engine.text.Position;
import io.millrace.sql.engine.text.SourceSpan;
import io.millrace.sql.engine.text.SqlError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// An analysis as JSON: one object, on one line, in the shape that `POST /api/v1/sql/analyze`
/// answers with. Absent names are null; what only some elements have (`candidates`,
/// `subquerySummary`) is left out of the others.
public final class AnalysisJson {
    private final JsonWriter json;
    private final RelationsJson relations;
    private final ColumnsJson columns;

    private AnalysisJson(Appendable out) {
        json = new JsonWriter(out);
        columns = new ColumnsJson(json);
        relations = new RelationsJson(json, columns);
    }

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
        new AnalysisJson(out).analysis(analysis);
    }

    private void analysis(Analysis analysis) throws IOException {
        json.beginObject().member("dialect", analysis.dialect()).name("statements").beginArray();
        for (StatementAnalysis statement : analysis.statements()) {
            statement(statement);
        }
        json.endArray();
        errors(json, analysis.errors());
        json.endObject();
    }

    private void statement(StatementAnalysis statement) throws IOException {
        json.beginObject()
                .member("kind", statement.kind().wireName())
                .member("readOnly", statement.readOnly());
        span(json, statement.span());
        relations.tables(statement.tables());
        relations.joins(statement.joins());
        relations.ctes(statement.ctes());
        relations.filters(statement.filters());
        columns.parameters(statement.parameters());
        columns.columns("columns", statement.columns());
        vague(statement.vague());
        warnings(statement.warnings());
        errors(json, statement.errors());
        json.member("fingerprint", statement.fingerprint()).endObject();
    }

    private void vague(VagueReferences vague) throws IOException {
        json.name("vague")
                .beginObject()
                .member("tables", vague.tables())
                .member("columns", vague.columns())
                .endObject();
    }

    private void warnings(List<Warning> warnings) throws IOException {
        json.name("warnings").beginArray();
        for (Warning warning : warnings) {
            json.beginObject()
                    .member("message", warning.message())
                    .member("line", warning.line())
                    .member("column", warning.column())
                    .member("text", warning.text())
                    .endObject();
        }
        json.endArray();
    }

    static void errors(JsonWriter json, List<SqlError> errors) throws IOException {
        json.name("errors").beginArray();
        for (SqlError error : errors) {
            json.beginObject()
                    .member("code", error.code().name())
                    .member("message", error.message())
                    .member("line", error.line())
                    .member("column", error.column())
                    .member("text", error.text())
                    .member("hint", error.hint())
                    .endObject();
        }
        json.endArray();
    }

    static void span(JsonWriter json, SourceSpan span) throws IOException {
        json.name("span").beginObject();
        place(json, "start", span.start());
        place(json, "end", span.end());
        json.endObject();
    }

    private static void place(JsonWriter json, String name, Position position) throws IOException {
        json.name(name)
                .beginObject()
                .member("line", position.line())
                .member("column", position.column())
                .endObject();
    }
}
