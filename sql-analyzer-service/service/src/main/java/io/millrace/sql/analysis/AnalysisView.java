package io.millrace.sql.analysis;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.SourceSpan;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What was found out about a script.
///
/// @param statements in the order of the text
/// @param errors what is wrong with the script as a whole
@Schema(name = "Analysis")
@RegisterForReflection(
        targets = {
            AnalysisView.class,
            AnalysisView.Statement.class,
            AnalysisView.Span.class,
            AnalysisView.Place.class,
            AnalysisView.Vague.class,
            AnalysisView.Note.class,
            AnalysisView.Fault.class,
            RelationViews.Table.class,
            RelationViews.Summary.class,
            RelationViews.Join.class,
            RelationViews.Pair.class,
            RelationViews.Cte.class,
            RelationViews.Condition.class,
            ColumnViews.Column.class,
            ColumnViews.Target.class,
            ColumnViews.Source.class,
            ColumnViews.Parameter.class
        })
public record AnalysisView(String dialect, List<Statement> statements, List<Fault> errors) {

    static AnalysisView of(Analysis analysis) {
        return new AnalysisView(
                analysis.dialect(),
                analysis.statements().stream().map(Statement::of).toList(),
                analysis.errors().stream().map(Fault::of).toList());
    }

    /// What stands in the place of an analysis that nobody could read.
    static AnalysisView tooLarge(String dialect, int most) {
        return refused(
                dialect,
                SqlErrorCode.TOO_LARGE,
                "The answer would have more than " + most + " bytes.",
                "send the script in several parts");
    }

    /// What stands in the place of an analysis nested deeper than readers of JSON accept.
    static AnalysisView tooDeep(String dialect, int most) {
        return refused(
                dialect,
                SqlErrorCode.TOO_DEEP,
                "The answer would be nested deeper than " + most + " levels.",
                "give inner queries a name in WITH");
    }

    private static AnalysisView refused(
            String dialect, SqlErrorCode code, String message, String hint) {
        Fault fault = new Fault(code.name(), message, 1, 1, "", hint);
        return new AnalysisView(dialect, List.of(), List.of(fault));
    }

    /// One statement.
    ///
    /// @param kind select, insert, ctas, create_view, merge, update, delete, ddl or other
    /// @param readOnly whether it certainly changes nothing and locks nothing
    /// @param fingerprint the same for statements that differ only in constants, case and space
    @Schema(name = "StatementAnalysis")
    public record Statement(
            String kind,
            boolean readOnly,
            Span span,
            List<RelationViews.Table> tables,
            List<RelationViews.Join> joins,
            List<RelationViews.Cte> ctes,
            List<RelationViews.Condition> filters,
            List<ColumnViews.Parameter> parameters,
            List<ColumnViews.Column> columns,
            Vague vague,
            List<Note> warnings,
            List<Fault> errors,
            String fingerprint) {

        static Statement of(StatementAnalysis statement) {
            return new Statement(
                    statement.kind().wireName(),
                    statement.readOnly(),
                    Span.of(statement.span()),
                    statement.tables().stream().map(RelationViews.Table::of).toList(),
                    statement.joins().stream().map(RelationViews.Join::of).toList(),
                    statement.ctes().stream().map(RelationViews.Cte::of).toList(),
                    statement.filters().stream().map(RelationViews.Condition::of).toList(),
                    statement.parameters().stream().map(ColumnViews.Parameter::of).toList(),
                    statement.columns().stream().map(ColumnViews.Column::of).toList(),
                    new Vague(statement.vague().tables(), statement.vague().columns()),
                    statement.warnings().stream()
                            .map(w -> new Note(w.message(), w.line(), w.column(), w.text()))
                            .toList(),
                    statement.errors().stream().map(Fault::of).toList(),
                    statement.fingerprint());
        }
    }

    /// A stretch of the script; the end is exclusive.
    @Schema(name = "SqlSpan")
    public record Span(Place start, Place end) {
        static Span of(SourceSpan span) {
            return new Span(
                    new Place(span.start().line(), span.start().column()),
                    new Place(span.end().line(), span.end().column()));
        }
    }

    /// Line and column from 1, in code points.
    @Schema(name = "SqlPlace")
    public record Place(int line, int column) {}

    /// References that could not be told with certainty.
    @Schema(name = "VagueReferences")
    public record Vague(List<String> tables, List<String> columns) {}

    /// Something that is no error and should be known.
    @Schema(name = "SqlWarning")
    public record Note(String message, int line, int column, String text) {}

    /// One fault, placed.
    ///
    /// @param text the offending text
    /// @param hint what would probably put it right
    @Schema(name = "SqlError")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(
            String code, String message, int line, int column, String text, @Nullable String hint) {
        static Fault of(SqlError error) {
            return new Fault(
                    error.code().name(),
                    error.message(),
                    error.line(),
                    error.column(),
                    error.text(),
                    error.hint());
        }
    }
}
