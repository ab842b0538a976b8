package io.millrace.sql.engine;

import io.millrace.sql.engine.budget.Budget;
import io.millrace.sql.engine.budget.Limits;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.SessionCatalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.resolve.name.Settings;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
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
                        options.strict(),
                        new SessionCatalog(
                                catalog, options.defaultDatabase(), options.defaultSchema()),
                        options.influences(),
                        options.maxDepth(),
                        options.deadline(),
                        new Budget(options.limits(), options.deadline()));
        StatementAnalyzer analyzer = new StatementAnalyzer(tokens, settings);
        RoutineAnalyzer routines = new RoutineAnalyzer(tokens, settings);
        List<StatementAnalysis> statements = new ArrayList<>();
        for (TokenRange range : tokens.statements()) {
            int from = range.from();
            while (from < range.to()) {
                if (statements.size() == options.limits().statements()) {
                    return new Analysis(
                            dialect.name(),
                            List.copyOf(statements),
                            List.of(tooMany(tokens, from, options.limits()).in(source)));
                }
                var step = analyzer.analyze(new TokenRange(from, range.to()));
                statements.add(
                        routines.analyze(step.analysis(), new TokenRange(from, step.next())));
                from = Math.max(step.next(), from + 1);
            }
        }
        return new Analysis(dialect.name(), List.copyOf(statements), List.of());
    }

    private static SqlFault tooMany(Tokens tokens, int first, Limits limits) {
        return new SqlFault(
                SqlErrorCode.TOO_LARGE,
                "The script has more than " + limits.statements() + " statements.",
                new Span(tokens.start(first), tokens.end(first)),
                "send it in several parts");
    }
}
