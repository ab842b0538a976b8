package io.millrace.sql.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.result.column.ColumnSource;
import io.millrace.sql.engine.result.column.OutputColumn;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Columns and parameters, as the API shows them.
final class ColumnViews {
    private ColumnViews() {}

    /// One output column with what feeds it.
    ///
    /// @param name null if it has none; `*` for the columns of a table that is not in the catalog
    /// @param target the column it is written to, for statements that write
    @Schema(name = "OutputColumn")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Column(@Nullable String name, @Nullable Target target, List<Source> sources) {
        static Column of(OutputColumn column) {
            var target = column.target();
            return new Column(
                    column.name(),
                    target == null ? null : new Target(target.table(), target.column()),
                    column.sources().stream().map(Source::of).toList());
        }
    }

    /// A column of a table.
    @Schema(name = "ColumnName")
    public record Target(String table, String column) {}

    /// A column that feeds another.
    ///
    /// @param table null if it could not be told
    /// @param kind identity, expression, aggregate, window or conditional
    /// @param candidates the tables it may belong to; absent if it is resolved
    @Schema(name = "ColumnSource")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Source(
            @Nullable String table,
            String column,
            String kind,
            boolean resolved,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> candidates) {
        static Source of(ColumnSource source) {
            return new Source(
                    source.table(),
                    source.column(),
                    source.kind().wireName(),
                    source.resolved(),
                    source.resolved() ? null : source.candidates());
        }
    }

    /// A parameter, where it stands first.
    @Schema(name = "ParameterUse")
    public record Parameter(String name, AnalysisView.Span span) {
        static Parameter of(ParameterUse parameter) {
            return new Parameter(parameter.name(), AnalysisView.Span.of(parameter.span()));
        }
    }
}
