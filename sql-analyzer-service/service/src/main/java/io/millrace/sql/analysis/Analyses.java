package io.millrace.sql.analysis;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.sql.engine.Options;
import io.millrace.sql.engine.SqlEngine;
import io.millrace.sql.engine.catalog.Catalog;
import io.millrace.sql.engine.catalog.ListedCatalog;
import io.millrace.sql.engine.dialect.Dialect;
import io.millrace.sql.engine.dialect.family.Dialects;
import io.millrace.sql.engine.text.Deadline;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Analyses on a bounded pool of platform threads, because they need the processor and nothing
/// else: more threads would only make everybody wait. A request that finds the queue full is
/// refused at once; one that takes too long is interrupted and ends as a placed TIMEOUT. The pool
/// bounds the memory, too: what an analysis makes, up to the engine's limits, is turned into bytes
/// on the same thread, so there is no more of it at a time than there are threads; and long scripts
/// are in work one after the other.
@ApplicationScoped
public class Analyses {
    /// The part of the time that is kept for noticing that it is up, and for writing the answer.
    private static final int TENTH = 10;

    private final AnalysisSettings settings;
    private final AnswerWriter writer;
    private final ThreadPoolExecutor pool;
    private final ScriptRoom room;

    public Analyses(AnalysisSettings settings, AnswerWriter writer) {
        this.settings = settings;
        this.writer = writer;
        room = new ScriptRoom(settings.maxLength());
        pool =
                new ThreadPoolExecutor(
                        settings.threads(),
                        settings.threads(),
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(settings.queue()),
                        Thread.ofPlatform().name("analysis-", 0).daemon().factory());
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }

    /// The analysis in JSON.
    ///
    /// @throws DomainException UNKNOWN_DIALECT, INVALID_INPUT for a schema that names a column
    ///   twice, SERVICE_UNAVAILABLE when too many wait
    public byte[] analyze(AnalyzeRequest request) {
        Dialect dialect = dialect(present("dialect", request.dialect()));
        String sql = present("sql", request.sql());
        Catalog catalog = catalog(request.schema());
        Options options =
                Options.defaults()
                        .withStrict(Boolean.TRUE.equals(request.strict()))
                        .withDefaults(request.defaultDatabase(), request.defaultSchema())
                        .withMaxLength(settings.maxLength())
                        .withDeadline(
                                Deadline.after(
                                        settings.deadline()
                                                .minus(settings.deadline().dividedBy(TENTH))));
        Future<byte[]> analysis;
        try {
            analysis =
                    pool.submit(() ->
                            room.with(sql.length(), () -> answer(sql, dialect, catalog, options)));
        } catch (RejectedExecutionException full) {
            throw new DomainException(
                    ErrorCode.SERVICE_UNAVAILABLE, "Too many analyses wait; try again later");
        }
        return await(analysis);
    }

    private byte[] answer(String sql, Dialect dialect, Catalog catalog, Options options) {
        return writer.write(AnalysisView.of(SqlEngine.analyze(sql, dialect, catalog, options)));
    }

    private byte[] await(Future<byte[]> analysis) {
        try {
            return analysis.get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DomainException(
                    ErrorCode.SERVICE_UNAVAILABLE, "The analysis did not end in time");
        } catch (ExecutionException e) {
            throw new IllegalStateException("An analysis failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DomainException(ErrorCode.SERVICE_UNAVAILABLE, "The service is stopping");
        } finally {
            // Nobody waits for it any more.
            analysis.cancel(true);
        }
    }

    private static Dialect dialect(String name) {
        return Dialects.named(name)
                .orElseThrow(() ->
                        new DomainException(
                                ErrorCode.UNKNOWN_DIALECT,
                                "dialect must be one of " + String.join(", ", Dialects.names()),
                                "dialect"));
    }

    private static Catalog catalog(@Nullable Map<String, List<ColumnSpec>> schema) {
        if (schema == null) {
            return Catalog.none();
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        schema.forEach((table, columns) -> {
            List<String> names = columns.stream().map(ColumnSpec::name).toList();
            if (names.stream().distinct().count() < names.size()) {
                throw DomainException.invalidInput(
                        "schema." + table, "schema." + table + " names a column twice");
            }
            tables.put(table, names);
        });
        return new ListedCatalog(tables);
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw DomainException.invalidInput(field, field + " must not be blank");
        }
        return value;
    }
}
