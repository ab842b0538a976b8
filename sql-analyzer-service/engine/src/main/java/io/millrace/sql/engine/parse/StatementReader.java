package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SqlFault;

/// Reads one statement of a script: the door of this package.
public final class StatementReader {
    private StatementReader() {}

    /// What came of reading.
    public sealed interface Outcome {
        /// @param kind what the statement is by its first words
        record Read(StatementKind kind, Statement statement) implements Outcome {}

        /// @param kind what the statement is by its first words; OTHER if they tell nothing
        record Refused(StatementKind kind, SqlFault fault) implements Outcome {}
    }

    /// @param maxDepth how many levels of nesting are read before the statement is TOO_DEEP
    public static Outcome read(
            Tokens tokens, TokenRange range, Dialect dialect, int maxDepth, Deadline deadline) {
        Cursor cursor = new Cursor(tokens, range, dialect, maxDepth, deadline);
        var unsupported = UnsupportedStatements.kind(cursor);
        if (unsupported.isPresent()) {
            return new Outcome.Refused(unsupported.get(), UnsupportedStatements.fault(cursor));
        }
        StatementKind kind = LeadingWord.kind(cursor);
        try {
            return new Outcome.Read(kind, new Parsers(cursor).statements().whole());
        } catch (SqlFault fault) {
            return new Outcome.Refused(kind, fault);
        }
    }
}
