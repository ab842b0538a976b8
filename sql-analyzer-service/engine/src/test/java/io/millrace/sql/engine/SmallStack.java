package io.millrace.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.result.Analysis;
import io.millrace.sql.engine.result.StatementAnalysis;
import java.util.concurrent.atomic.AtomicReference;

/// Analyses on a thread with a stack of 512 KB, where what recurses without a budget overflows
/// soon.
final class SmallStack {
    private static final int STACK = 512 * 1024;

    private SmallStack() {}

    static StatementAnalysis analyze(String sql) {
        return analyze("postgres", sql);
    }

    static StatementAnalysis analyze(String dialect, String sql) {
        Analysis analysis =
                onSmallStack(Dialects.named(dialect).orElseThrow(), sql, Options.defaults());
        assertEquals(1, analysis.statements().size());
        return analysis.statements().getFirst();
    }

    static Analysis onSmallStack(String sql, Options options) {
        return onSmallStack(Dialects.postgres(), sql, options);
    }

    private static Analysis onSmallStack(Dialect dialect, String sql, Options options) {
        AtomicReference<Analysis> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread thread =
                new Thread(
                        null,
                        () -> result.set(SqlEngine.analyze(sql, dialect, Catalog.none(), options)),
                        "small-stack",
                        STACK);
        thread.setUncaughtExceptionHandler((any, cause) -> failure.set(cause));
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(null, failure.get());
        assertNotNull(result.get());
        return result.get();
    }
}
