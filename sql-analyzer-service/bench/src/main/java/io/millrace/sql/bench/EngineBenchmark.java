package io.millrace.sql.bench;

import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.lex.Lexer;
import io.millrace.sql.engine.lex.TokenRange;
import io.millrace.sql.engine.lex.Tokens;
import io.millrace.sql.engine.parse.StatementReader;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.text.Deadline;
import io.millrace.sql.engine.text.SourceText;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What the engine does with one statement, in three steps that each hold the one before: tokens,
/// tree, lineage.
@State(Scope.Benchmark)
public class EngineBenchmark {
    static final Dialect ANSI = Dialects.named("ansi").orElseThrow();
    private static final int MAX_DEPTH = 150;

    private final Deadline deadline = Deadline.none();

    @Benchmark
    public Tokens lex(Rotation rotation) {
        return Lexer.lex(new SourceText(rotation.next()), ANSI);
    }

    @Benchmark
    public int parse(Rotation rotation) {
        Tokens tokens = Lexer.lex(new SourceText(rotation.next()), ANSI);
        int read = 0;
        for (TokenRange range : tokens.statements()) {
            read +=
                    switch (StatementReader.read(tokens, range, ANSI, MAX_DEPTH, deadline)) {
                        case StatementReader.Outcome.Read statement ->
                                statement.statement().span().end();
                        case StatementReader.Outcome.Refused refused -> throw refused.fault();
                    };
        }
        return read;
    }

    @Benchmark
    public Analysis lineage(Rotation rotation) {
        Analysis analysis = SqlEngine.analyze(rotation.next(), ANSI, Catalog.none());
        if (analysis.statements().getFirst().kind() == null) {
            throw new IllegalStateException("A statement without a kind.");
        }
        return analysis;
    }
}
