package io.millrace.sql.engine.resolve;

import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.catalog.SessionChange;
import io.millrace.sql.engine.lineage.Closure;
import io.millrace.sql.engine.resolve.name.Findings;
import io.millrace.sql.engine.resolve.name.NameResolvers;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.resolve.write.Resolved;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.ParameterUse;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.TableChange;
import io.millrace.sql.engine.result.VagueReferences;
import io.millrace.sql.engine.result.Warning;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.QuerySummary;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.SqlError;
import java.util.List;

/// What a statement means: the door of this package.
public record StatementMeaning(
        StatementKind kind,
        boolean readOnly,
        QuerySummary summary,
        List<OutputColumn> columns,
        List<Influence> influences,
        List<TableChange> changes,
        List<SessionChange> session,
        List<ParameterUse> parameters,
        VagueReferences vague,
        List<Warning> warnings,
        List<SqlError> errors) {

    /// Resolves the names of a statement and reads its lineage.
    ///
    /// @throws io.millrace.sql.engine.text.SqlFault TOO_DEEP, TOO_LARGE or TIMEOUT, placed
    ///
    /// @param untold whether the statement also runs code that is not part of its tree
    public static StatementMeaning of(
            Statement statement, SourceText source, Settings settings, boolean untold) {
        NameResolvers names = new NameResolvers(settings, source);
        names.tables().prepare(statement);
        Resolved resolved = new StatementResolver(names).resolve(statement);
        if (settings.strict()) {
            names.findings().refuseVague();
        }
        Answers answers =
                new Answers(
                        source,
                        new Closure(settings.budget()),
                        settings.budget(),
                        statement.span());
        QuerySummary summary = answers.summary(resolved.summary());
        Findings findings = names.findings();
        ReadOnly readOnly = new ReadOnly();
        Parameters parameters = new Parameters(source);
        Children.walk(
                statement,
                node -> {
                    readOnly.see(node);
                    parameters.see(node);
                });
        return new StatementMeaning(
                resolved.kind(),
                !untold && readOnly.holds() && findings.errors().isEmpty(),
                summary,
                answers.columns(resolved.columns()),
                answers.influences(names.influences()),
                names.learned().tables(),
                names.learned().session(),
                parameters.found(),
                findings.vague(),
                findings.warnings(),
                findings.errors());
    }
}
