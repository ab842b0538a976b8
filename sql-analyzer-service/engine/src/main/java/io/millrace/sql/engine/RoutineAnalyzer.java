package io.millrace.sql.engine;

import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.RoutineBody;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.result.Influence;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.Warning;
import io.millrace.sql.engine.result.column.OutputColumn;
import io.millrace.sql.engine.result.query.CteSummary;
import io.millrace.sql.engine.result.query.Filter;
import io.millrace.sql.engine.result.query.JoinUse;
import io.millrace.sql.engine.result.query.TableUse;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Analyses the statements in the body of a routine or of a block, and tells of them as one: what
/// the body reads and writes, and which columns feed which. The rest of the body is not understood,
/// so the whole is never read-only, and a warning says so.
final class RoutineAnalyzer {
    private static final int MOST_WARNINGS = 20;

    private final Tokens tokens;
    private final Settings settings;

    /// @param settings of the statement that holds the body
    RoutineAnalyzer(Tokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /// The whole with what its body does; unchanged if nothing of it can be read.
    StatementAnalysis analyze(StatementAnalysis whole, TokenRange range) {
        boolean opaque =
                whole.errors().stream()
                        .anyMatch(error -> error.code() == SqlErrorCode.UNSUPPORTED_STATEMENT);
        List<TokenRange> inner = opaque ? RoutineBody.statements(tokens, range) : List.of();
        if (inner.isEmpty()) {
            return whole;
        }
        List<StatementAnalysis> read = new ArrayList<>();
        List<SqlError> unread = new ArrayList<>();
        // What a routine makes is made when it is called, not where it is defined.
        boolean defined = whole.kind() == StatementKind.DDL;
        StatementAnalyzer analyzer =
                new StatementAnalyzer(
                        tokens, defined ? settings.within(settings.session().fork()) : settings);
        for (TokenRange one : inner) {
            int from = one.from();
            while (from < one.to()) {
                var step = analyzer.analyze(new TokenRange(from, one.to()));
                if (step.analysis().errors().stream().anyMatch(RoutineAnalyzer::isUnread)) {
                    if (unread.size() < MOST_WARNINGS) {
                        unread.addAll(step.analysis().errors());
                    }
                } else {
                    read.add(step.analysis());
                }
                from = Math.max(step.next(), from + 1);
            }
        }
        return read.isEmpty() ? whole : merged(whole, read, unread);
    }

    private static boolean isUnread(SqlError error) {
        return error.code() == SqlErrorCode.PARSE_ERROR
                || error.code() == SqlErrorCode.UNSUPPORTED_STATEMENT;
    }

    /// Whether the analysis was given up: that stays an error of the whole.
    private static boolean isGivenUp(SqlError error) {
        return error.code() == SqlErrorCode.TOO_DEEP
                || error.code() == SqlErrorCode.TOO_LARGE
                || error.code() == SqlErrorCode.TIMEOUT;
    }

    private static StatementAnalysis merged(
            StatementAnalysis whole, List<StatementAnalysis> read, List<SqlError> unread) {
        Set<TableUse> tables = new LinkedHashSet<>();
        List<JoinUse> joins = new ArrayList<>();
        List<CteSummary> ctes = new ArrayList<>();
        List<OutputColumn> columns = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        Set<Influence> influences = new LinkedHashSet<>();
        List<SqlError> errors = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>();
        warnings.add(
                new Warning(
                        "Of the body only its statements are understood: parameters and variables"
                                + " are not told from columns.",
                        whole.span().start().line(),
                        whole.span().start().column(),
                        ""));
        unread.forEach(error -> warnings.add(warning(error)));
        for (StatementAnalysis statement : read) {
            tables.addAll(statement.tables());
            joins.addAll(statement.joins());
            ctes.addAll(statement.ctes());
            statement.columns().stream()
                    .filter(column -> column.target() != null)
                    .forEach(columns::add);
            filters.addAll(statement.filters());
            influences.addAll(statement.influences());
            for (SqlError error : statement.errors()) {
                if (isGivenUp(error)) {
                    errors.add(error);
                } else if (warnings.size() < MOST_WARNINGS) {
                    warnings.add(warning(error));
                }
            }
        }
        return new StatementAnalysis(
                whole.kind(),
                false,
                whole.span(),
                List.copyOf(tables),
                List.copyOf(joins),
                List.copyOf(ctes),
                List.copyOf(columns),
                List.copyOf(filters),
                List.copyOf(influences),
                whole.changes(),
                whole.parameters(),
                whole.vague(),
                List.copyOf(warnings),
                List.copyOf(errors),
                whole.fingerprint());
    }

    private static Warning warning(SqlError error) {
        return new Warning(error.message(), error.line(), error.column(), error.text());
    }
}
