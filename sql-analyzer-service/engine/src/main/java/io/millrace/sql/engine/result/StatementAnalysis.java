package io.millrace.sql.engine.result;

import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.Filter;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.TableUse;
import io.millrace.sql.engine.text.SourceSpan;
import io.millrace.sql.engine.text.SqlError;
import java.util.List;

/// What was found out about one statement.
///
/// @param readOnly whether it certainly changes nothing and locks nothing; false if it could not be
///   read
/// @param tables every relation it names, those of its subqueries and common table expressions
///   included
/// @param joins the joins of its own level and its expression subqueries, not of common table
///   expressions
/// @param columns its output columns with their sources
/// @param influences the columns that decide which rows there are, of all of its queries, each once
///   per kind; empty unless they were asked for
/// @param changes the tables and views that it makes, drops or renames
/// @param vague the references that could not be told with certainty
/// @param fingerprint the same for statements that differ only in constants, case, space and
///   comments
public record StatementAnalysis(
        StatementKind kind,
        boolean readOnly,
        SourceSpan span,
        List<TableUse> tables,
        List<JoinUse> joins,
        List<CteSummary> ctes,
        List<OutputColumn> columns,
        List<Filter> filters,
        List<Influence> influences,
        List<TableChange> changes,
        List<ParameterUse> parameters,
        VagueReferences vague,
        List<Warning> warnings,
        List<SqlError> errors,
        String fingerprint) {

    /// The same with other output columns.
    StatementAnalysis withColumns(List<OutputColumn> others) {
        return new StatementAnalysis(
                kind,
                readOnly,
                span,
                tables,
                joins,
                ctes,
                others,
                filters,
                influences,
                changes,
                parameters,
                vague,
                warnings,
                errors,
                fingerprint);
    }
}
