package io.millrace.sql.engine;

import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.RoutineBody;
import io.millrace.sql.engine.parse.UnreadQuery;
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
/// so the whole is never read-only, and a warning says so. The queries that stand in a definition,
/// in its defaults, checks and policies, are told in the same way.
final class RoutineAnalyzer {
    private static final int MOST_WARNINGS = 20;

    private final Tokens tokens;
    private final Settings settings;

    /// @param settings of the statement that holds the body
    RoutineAnalyzer(Tokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /// The whole with what its body does; unchanged if nothing of it can be read, and if there is
    /// none.
    StatementAnalysis analyze(StatementAnalysis whole, TokenRange range) {
        boolean opaque =
                whole.errors().stream()
                        .anyMatch(error -> error.code() == SqlErrorCode.UNSUPPORTED_STATEMENT);
        List<TokenRange> inner = opaque ? body(range) : besides(whole, range);
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
        return opaque && read.isEmpty() ? whole : merged(whole, read, unread);
    }

    /// The statements of a body, and the queries between them: in conditions and declarations.
    private List<TokenRange> body(TokenRange range) {
        List<TokenRange> statements = RoutineBody.statements(tokens, range);
        if (statements.isEmpty()) {
            return statements;
        }
        List<TokenRange> all = new ArrayList<>();
        int from = range.from();
        for (TokenRange statement : statements) {
            all.addAll(UnreadQuery.of(tokens, new TokenRange(from, statement.from())));
            all.add(statement);
            from = statement.to();
        }
        all.addAll(UnreadQuery.of(tokens, new TokenRange(from, range.to())));
        return all;
    }

    /// The queries in a definition's defaults, checks and policies.
    private List<TokenRange> besides(StatementAnalysis whole, TokenRange range) {
        boolean definition = whole.kind() == StatementKind.DDL && whole.errors().isEmpty();
        return definition ? UnreadQuery.of(tokens, range) : List.of();
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
        Set<TableUse> tables = new LinkedHashSet<>(whole.tables());
        List<JoinUse> joins = new ArrayList<>();
        List<CteSummary> ctes = new ArrayList<>();
        List<OutputColumn> columns = new ArrayList<>(whole.columns());
        List<Filter> filters = new ArrayList<>();
        Set<Influence> influences = new LinkedHashSet<>();
        List<SqlError> errors = new ArrayList<>();
        List<Warning> warnings = new ArrayList<>(whole.warnings());
        if (!whole.errors().isEmpty()) {
            warnings.add(untold(whole));
        }
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

    private static Warning untold(StatementAnalysis whole) {
        return new Warning(
                "Of the body only its statements are understood: parameters and variables are not"
                        + " told from columns.",
                whole.span().start().line(),
                whole.span().start().column(),
                "");
    }

    private static Warning warning(SqlError error) {
        return new Warning(error.message(), error.line(), error.column(), error.text());
    }
}
