package io.millrace.sql.engine.print;

import io.millrace.sql.engine.ast.Statement;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SourceText;
import java.util.List;
import java.util.Optional;

/// Reading what was printed.
final class RoundTrip {
    private RoundTrip() {}

    /// The statement of a text that holds one, or why it cannot be read.
    static StatementReader.Outcome read(SourceText text, Dialect dialect) {
        Tokens tokens = Lexer.lex(text, dialect);
        List<TokenRange> statements = tokens.statements();
        if (statements.size() != 1) {
            throw new AssertionError("not one statement: " + text.text());
        }
        return StatementReader.read(tokens, statements.getFirst(), dialect, 500, Deadline.none());
    }

    /// What kind of difference there is: the message of the refusal, or that it is another tree.
    static String kind(Statement tree, SourceText source, Dialect dialect) {
        SourceText printed = new SourceText(SqlPrinter.print(tree, source, dialect));
        return switch (read(printed, dialect)) {
            case StatementReader.Outcome.Refused refused ->
                    String.valueOf(refused.fault().getMessage());
            case StatementReader.Outcome.Read read ->
                    NormalForm.of(tree, source).equals(NormalForm.of(read.statement(), printed))
                            ? "none"
                            : "another tree";
        };
    }

    /// What differs between a tree and what is read where it was printed; empty if nothing does.
    static Optional<String> difference(Statement tree, SourceText source, Dialect dialect) {
        SourceText printed = new SourceText(SqlPrinter.print(tree, source, dialect));
        return switch (read(printed, dialect)) {
            case StatementReader.Outcome.Refused refused ->
                    Optional.of(printed.text() + "\n  is refused: " + refused.fault().in(printed));
            case StatementReader.Outcome.Read read -> {
                String wanted = NormalForm.of(tree, source);
                String got = NormalForm.of(read.statement(), printed);
                yield wanted.equals(got)
                        ? Optional.empty()
                        : Optional.of(
                                printed.text() + "\n  made as " + wanted + "\n  read as " + got);
            }
        };
    }
}
