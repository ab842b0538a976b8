package io.millrace.sql.command.lines;

import io.millrace.sql.command.request.RequestReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Answers requests, one a line, with results, one a line, in the same order.
///
/// The lines are analysed in batches by several threads, and written by the one that reads: so the
/// order stays, and no more is in memory than a few batches. When the input pauses, everything read
/// so far is answered at once; a program can ask line by line and wait for each answer.
public final class JsonLines {
    /// The longest line, in bytes.
    private static final int LONGEST = 16 * 1024 * 1024;

    private static final int BATCH_LINES = 128;
    private static final int BATCH_BYTES = 256 * 1024;

    private final Answers.Kind kind;
    private final int threads;
    private final RequestReader requests = new RequestReader(LONGEST);
    private final Deque<Future<Answers>> underWay = new ArrayDeque<>();
    private List<Line> batch = new ArrayList<>();
    private int batched;
    private boolean understood = true;

    private JsonLines(Answers.Kind kind, int threads) {
        this.kind = kind;
        this.threads = threads;
    }

    /// Results as `analyze` gives them.
    public static JsonLines ofAnalyses(int threads) {
        return new JsonLines(Answers.Kind.ANALYSIS, threads);
    }

    /// Results as `lineage` gives them.
    public static JsonLines ofLineage(int threads) {
        return new JsonLines(Answers.Kind.LINEAGE, threads);
    }

    /// Answers until the input ends.
    ///
    /// @return whether every statement of every line was understood
    /// @throws IOException if the input cannot be read or the output cannot be written
    public boolean answer(InputStream in, OutputStream out) throws IOException {
        LineReader lines = new LineReader(in, LONGEST);
        try (ExecutorService workers =
                Executors.newFixedThreadPool(
                        threads, Thread.ofPlatform().name("sql-", 0).daemon().factory())) {
            try {
                Optional<Line> line = lines.next();
                while (line.isPresent()) {
                    add(line.get());
                    boolean pauses = !lines.isReady();
                    if (pauses || batch.size() == BATCH_LINES || batched >= BATCH_BYTES) {
                        submit(workers);
                    }
                    write(out, pauses ? 0 : 2 * threads);
                    if (pauses) {
                        out.flush();
                    }
                    line = lines.next();
                }
                submit(workers);
                write(out, 0);
                out.flush();
            } finally {
                // After a failure nobody waits for the rest.
                workers.shutdownNow();
            }
        }
        return understood;
    }

    private void add(Line line) {
        batch.add(line);
        batched +=
                switch (line) {
                    case Line.Text text -> text.bytes().length;
                    case Line.TooLong any -> 0;
                };
    }

    private void submit(ExecutorService workers) {
        if (batch.isEmpty()) {
            return;
        }
        List<Line> lines = batch;
        batch = new ArrayList<>();
        batched = 0;
        underWay.add(workers.submit(() -> Answers.to(lines, kind, requests, LONGEST)));
    }

    /// Writes the answers to the oldest batches until so many are left.
    private void write(OutputStream out, int left) throws IOException {
        while (underWay.size() > left) {
            Answers answers = await(underWay.remove());
            out.write(answers.text());
            understood &= answers.understood();
        }
    }

    private static Answers await(Future<Answers> answers) throws IOException {
        try {
            return answers.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The engine failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
