package io.millrace.sql.engine.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.ast.Children;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.Position;
import io.millrace.sql.engine.text.SourceText;
import io.millrace.sql.engine.text.SqlError;
import io.millrace.sql.engine.text.SqlErrorCode;
import java.time.Duration;
import java.util.List;

/// What has to hold of the analysis of any text in any dialect.
public final class Invariants {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Invariants() {}

    /// Analyses the text and looks at everything that is said about it.
    public static void hold(String sql, Dialect dialect) {
        Analysis analysis = analyze(sql, dialect);
        Places places = new Places(sql);
        analysis.errors().forEach(places::assertHolds);
        Position before = new Position(1, 1);
        for (StatementAnalysis statement : analysis.statements()) {
            places.assertHolds(statement.span().start());
            places.assertHolds(statement.span().end());
            assertTrue(!isAfter(before, statement.span().start()), "statements overlap");
            assertTrue(
                    !isAfter(statement.span().start(), statement.span().end()), "a span goes back");
            before = statement.span().end();
            statement.errors().forEach(places::assertHolds);
        }
        treesStandInTheText(sql, dialect);
        aWriteIsNeverReadOnly(sql, dialect);
    }

    private static Analysis analyze(String sql, Dialect dialect) {
        Options options = Options.defaults().withDeadline(Deadline.after(LONGEST));
        Analysis analysis = SqlEngine.analyze(sql, dialect, Catalog.none(), options);
        analysis.statements().stream()
                .flatMap(statement -> statement.errors().stream())
                .forEach(error -> assertNotEquals(SqlErrorCode.TIMEOUT, error.code(), "too slow"));
        return analysis;
    }

    private static boolean isAfter(Position one, Position other) {
        return one.line() > other.line()
                || (one.line() == other.line() && one.column() > other.column());
    }

    private static void treesStandInTheText(String sql, Dialect dialect) {
        SourceText source = new SourceText(sql);
        Tokens tokens = Lexer.lex(source, dialect);
        for (TokenRange range : tokens.statements()) {
            var outcome = StatementReader.read(tokens, range, dialect, 100, Deadline.none());
            if (outcome instanceof StatementReader.Outcome.Read read) {
                Children.walk(
                        read.statement(),
                        node ->
                                assertTrue(
                                        node.span().start() >= 0
                                                && node.span().start() <= node.span().end()
                                                && node.span().end() <= sql.length(),
                                        () -> "outside of the text: " + node.span()));
            }
        }
    }

    /// Whatever stands after a write, or before one that is still a statement of its own, the
    /// script is not read-only.
    private static void aWriteIsNeverReadOnly(String sql, Dialect dialect) {
        String write = "INSERT INTO t VALUES (1)";
        assertFalse(analyze(write + ";\n" + sql, dialect).readOnly(), "a write before");
        String script = sql + "\n;" + write;
        Tokens tokens = Lexer.lex(new SourceText(script), dialect);
        List<TokenRange> statements = tokens.statements();
        boolean apart =
                !statements.isEmpty()
                        && tokens.start(statements.getLast().from())
                                == script.length() - write.length();
        if (apart) {
            assertFalse(analyze(script, dialect).readOnly(), "a write after");
        }
    }

    /// Which lines and columns a text has.
    private static final class Places {
        private final List<String> lines;

        Places(String sql) {
            lines = List.of(sql.split("\r\n|\r|\n", -1));
        }

        void assertHolds(Position position) {
            assertTrue(
                    position.line() >= 1 && position.line() <= lines.size(),
                    () -> "no such line: " + position);
            String line = lines.get(position.line() - 1);
            int last = line.codePointCount(0, line.length()) + 1;
            // The end of a line that \r\n ends may be told as the place between the two.
            assertTrue(
                    position.column() >= 1 && position.column() <= last + 1,
                    () -> "no such column: " + position);
        }

        void assertHolds(SqlError error) {
            assertHolds(new Position(error.line(), error.column()));
            assertFalse(error.message().isBlank());
        }
    }
}
