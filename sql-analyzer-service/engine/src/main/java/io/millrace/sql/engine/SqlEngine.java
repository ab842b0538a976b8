package io.millrace.sql.engine;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.resolve.Settings;
import io.millrace.sql.engine.resolve.StatementMeaning;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.result.VagueReferences;
import io.millrace.sql.engine.text.SourceSpan;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.Span;
import io.millrace.sql.engine.text.SqlErrorCode;
import io.millrace.sql.engine.text.SqlFault;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Analyses SQL. Pure functions: nothing is kept between calls, and every script, however hostile,
/// ends in a result.
///
/// ```
/// Analysis analysis = SqlEngine.analyze("select o.x from s.orders o", Dialects.postgres(), Catalog.none());
/// ```
public final class SqlEngine {
    private SqlEngine() {}

    public static Analysis analyze(String sql, Dialect dialect, Catalog catalog) {
        return analyze(sql, dialect, catalog, Options.defaults());
    }

    /// Analyses every statement of a script. A statement that cannot be read spoils no other one.
    public static Analysis analyze(String sql, Dialect dialect, Catalog catalog, Options options) {
        if (sql.length() > options.maxLength()) {
            SourceText start = new SourceText("");
            String message =
                    "The script has "
                            + sql.length()
                            + " characters; "
                            + options.maxLength()
                            + " are the most.";
            SqlFault fault =
                    new SqlFault(
                            SqlErrorCode.TOO_LARGE,
                            message,
                            new Span(0, 0),
                            "send it in several parts");
            return new Analysis(dialect.name(), List.of(), List.of(fault.in(start)));
        }
        SourceText source = new SourceText(sql);
        OptionalInt half = source.loneSurrogate();
        if (half.isPresent()) {
            Span place = new Span(half.getAsInt(), half.getAsInt() + 1);
            SqlFault fault =
                    new SqlFault(
                            SqlErrorCode.PARSE_ERROR,
                            "Half of a surrogate pair stands here: the text is no valid Unicode.",
                            place,
                            "send the text as valid UTF-8");
            return new Analysis(dialect.name(), List.of(), List.of(fault.in(source)));
        }
        Tokens tokens = Lexer.lex(source, dialect);
        Settings settings =
                new Settings(
                        dialect,
                        catalog,
                        options.strict(),
                        options.defaultDatabase(),
                        options.defaultSchema(),
                        options.maxDepth(),
                        options.deadline());
        List<StatementAnalysis> statements = new ArrayList<>();
        for (TokenRange range : tokens.statements()) {
            statements.add(statement(tokens, range, settings));
        }
        return new Analysis(dialect.name(), List.copyOf(statements), List.of());
    }

    private static StatementAnalysis statement(Tokens tokens, TokenRange range, Settings settings) {
        var outcome =
                StatementReader.read(
                        tokens,
                        range,
                        settings.dialect(),
                        settings.maxDepth(),
                        settings.deadline());
        return switch (outcome) {
            case StatementReader.Outcome.Refused refused ->
                    failed(tokens, range, refused.kind(), refused.fault(), settings.dialect());
            case StatementReader.Outcome.Read read -> {
                try {
                    yield understood(
                            tokens,
                            range,
                            StatementMeaning.of(read.statement(), tokens.source(), settings),
                            settings);
                } catch (SqlFault fault) {
                    yield failed(tokens, range, read.kind(), fault, settings.dialect());
                }
            }
        };
    }

    private static StatementAnalysis understood(
            Tokens tokens, TokenRange range, StatementMeaning meaning, Settings settings) {
        return new StatementAnalysis(
                meaning.kind(),
                meaning.readOnly(),
                span(tokens, range),
                meaning.summary().tables(),
                meaning.summary().joins(),
                meaning.summary().ctes(),
                meaning.columns(),
                meaning.summary().filters(),
                meaning.parameters(),
                meaning.vague(),
                meaning.warnings(),
                meaning.errors(),
                Fingerprint.of(tokens, range, settings.dialect()));
    }

    private static StatementAnalysis failed(
            Tokens tokens, TokenRange range, StatementKind kind, SqlFault fault, Dialect dialect) {
        return new StatementAnalysis(
                kind,
                false,
                span(tokens, range),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                VagueReferences.NONE,
                List.of(),
                List.of(fault.in(tokens.source())),
                Fingerprint.of(tokens, range, dialect));
    }

    private static SourceSpan span(Tokens tokens, TokenRange range) {
        return tokens.source()
                .spanOf(new Span(tokens.start(range.from()), tokens.end(range.to() - 1)));
    }
}
