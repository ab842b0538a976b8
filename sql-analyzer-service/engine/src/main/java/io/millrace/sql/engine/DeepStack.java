package io.millrace.sql.engine;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs what needs more of the stack than a caller can be trusted to have, on a thread with a large
/// stack of its own, and waits for it. Only statements nested deeper than anyone writes them by
/// hand get here.
final class DeepStack {
    /// Three kilobytes, the most that was measured for one nested query, for every level that
    /// [Options#defaults] allows, twice. What is not touched takes no memory.
    private static final long BYTES = 16L * 1024 * 1024;

    private DeepStack() {}

    /// What the task yields; what it throws is thrown here. An interruption of the caller reaches
    /// the task.
    static <T> T call(Supplier<T> task) {
        AtomicReference<@Nullable T> result = new AtomicReference<>();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread thread = new Thread(null, () -> result.set(task.get()), "sql-deep", BYTES);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((any, cause) -> failure.set(cause));
        boolean interrupted = Thread.currentThread().isInterrupted();
        thread.start();
        if (interrupted) {
            thread.interrupt();
        }
        interrupted |= await(thread);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        T value = result.get();
        if (value == null) {
            throw new IllegalStateException(
                    "The analysis of a deep statement failed.", failure.get());
        }
        return value;
    }

    /// Whether the caller was interrupted while it waited.
    private static boolean await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                thread.interrupt();
            }
        }
    }
}
