package io.millrace.sql.engine.parse;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Clause;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.Keyword;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.cursor.Cursor;
import io.millrace.sql.engine.parse.cursor.OpaqueStatements;
import io.millrace.sql.engine.parse.definition.SessionParser;
import io.millrace.sql.engine.result.StatementKind;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SqlFault;
import org.jspecify.annotations.Nullable;

/// Reads one statement of a script: the door of this package.
public final class StatementReader {
    private StatementReader() {}

    /// What came of reading.
    public sealed interface Outcome {
        /// The tokens that the statement takes up; where statements need no semicolon, fewer than
        /// there were.
        TokenRange range();

        /// @param kind what the statement is by its first words
        record Read(StatementKind kind, Statement statement, TokenRange range) implements Outcome {}

        /// @param kind what the statement is by its first words; OTHER if they tell nothing
        record Refused(StatementKind kind, SqlFault fault, TokenRange range) implements Outcome {}
    }

    /// @param maxDepth how many levels of nesting are read before the statement is TOO_DEEP
    public static Outcome read(
            Tokens tokens, TokenRange range, Dialect dialect, int maxDepth, Deadline deadline) {
        Cursor cursor = new Cursor(tokens, range, dialect, maxDepth, deadline);
        try {
            Statement use = SessionParser.mayStart(cursor) ? session(cursor) : null;
            if (use != null) {
                return new Outcome.Read(
                        StatementKind.OTHER, use, new TokenRange(range.from(), cursor.index()));
            }
        } catch (SqlFault fault) {
            return new Outcome.Refused(StatementKind.OTHER, fault, range);
        }
        OpaqueStatements opaque = new OpaqueStatements(cursor);
        var known = opaque.kind();
        if (known.isPresent()) {
            TokenRange own = new TokenRange(range.from(), opaqueEnd(cursor, range, dialect));
            return new Outcome.Refused(known.get(), opaque.fault(range.from()), own);
        }
        StatementKind kind = LeadingWord.kind(cursor);
        try {
            Statement whole = new Parsers(cursor).statements().whole();
            TokenRange own = new TokenRange(range.from(), cursor.index());
            UnreadQuery.refuse(whole, tokens, own);
            Statement statement =
                    QuotedQuery.read(whole, tokens, range, dialect, maxDepth, deadline);
            return new Outcome.Read(kind, statement, own);
        } catch (SqlFault fault) {
            return new Outcome.Refused(kind, fault, range);
        }
    }

    private static @Nullable Statement session(Cursor cursor) {
        return new Parsers(cursor).sessions().statement();
    }

    /// Where a statement that is not read ends: at the next line that begins one, where no
    /// semicolon is needed between them.
    private static int opaqueEnd(Cursor cursor, TokenRange range, Dialect dialect) {
        boolean routine = cursor.is(Keyword.CREATE) || cursor.is(Keyword.ALTER);
        if (routine || !dialect.has(Clause.UNSEPARATED_STATEMENTS)) {
            return range.to();
        }
        int at = range.from() + 1;
        while (at < range.to()) {
            int close = cursor.match(at);
            if (close > at) {
                at = close;
            } else if (StatementParser.beginsStatement(cursor.keywordAt(at))
                    && cursor.beginsLine(at)) {
                return at;
            }
            at++;
        }
        return range.to();
    }
}
