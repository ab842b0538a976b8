package io.millrace.sql.engine;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.resolve.StatementMeaning;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.VagueReferences;
import io.millrace.sql.engine.text.SourceSpan;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.List;

/// Analyses the statements of one script.
final class StatementAnalyzer {
    /// How deep a statement may be nested on the caller's thread. Measured to fit in half of 512 KB
    /// whatever the compiler makes of the frames; a deeper one goes to [DeepStack].
    private static final int NEAR = 150;

    private final Tokens tokens;
    private final Settings settings;
    private final Fingerprint fingerprint;

    StatementAnalyzer(Tokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
        this.fingerprint = new Fingerprint(tokens, settings.dialect());
    }

    /// @param next the first token that belongs to no statement read so far
    record Step(StatementAnalysis analysis, int next) {}

    /// The statement at the start of the range; where no semicolon is needed, others may follow.
    Step analyze(TokenRange range) {
        int near = Math.min(NEAR, settings.maxDepth());
        Step step = attempt(range, settings.withMaxDepth(near));
        boolean tooDeep =
                near < settings.maxDepth()
                        && step.analysis().errors().stream()
                                .anyMatch(error -> error.code() == SqlErrorCode.TOO_DEEP);
        return tooDeep ? DeepStack.call(() -> attempt(range, settings)) : step;
    }

    private Step attempt(TokenRange range, Settings within) {
        Dialect dialect = within.dialect();
        var outcome =
                StatementReader.read(tokens, range, dialect, within.maxDepth(), within.deadline());
        TokenRange own = outcome.range();
        StatementAnalysis analysis =
                switch (outcome) {
                    case StatementReader.Outcome.Refused refused ->
                            failed(own, refused.kind(), refused.fault());
                    case StatementReader.Outcome.Read read -> meaning(read, within);
                };
        return new Step(analysis, own.to());
    }

    private StatementAnalysis meaning(StatementReader.Outcome.Read read, Settings within) {
        TokenRange own = read.range();
        Budget.Spent before = within.budget().spent();
        try {
            boolean untold = tokens.runsComments(own);
            StatementMeaning meaning =
                    StatementMeaning.of(read.statement(), tokens.source(), within, untold);
            meaning.session().forEach(within.session()::apply);
            return understood(own, meaning);
        } catch (SqlFault fault) {
            within.budget().backTo(before);
            return failed(own, read.kind(), fault);
        }
    }

    private StatementAnalysis understood(TokenRange range, StatementMeaning meaning) {
        return new StatementAnalysis(
                meaning.kind(),
                meaning.readOnly(),
                span(range),
                meaning.summary().tables(),
                meaning.summary().joins(),
                meaning.summary().ctes(),
                meaning.columns(),
                meaning.summary().filters(),
                meaning.influences(),
                meaning.changes(),
                meaning.parameters(),
                meaning.vague(),
                meaning.warnings(),
                meaning.errors(),
                fingerprint.of(range));
    }

    private StatementAnalysis failed(TokenRange range, StatementKind kind, SqlFault fault) {
        return new StatementAnalysis(
                kind,
                false,
                span(range),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                VagueReferences.NONE,
                List.of(),
                List.of(fault.in(tokens.source())),
                fingerprint.of(range));
    }

    private SourceSpan span(TokenRange range) {
        return tokens.source()
                .spanOf(new Span(tokens.start(range.from()), tokens.end(range.to() - 1)));
    }
}
