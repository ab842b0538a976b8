package io.millrace.streams.delivery.threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Does the same with several things at a time.
public final class SideBySide {
    private SideBySide() {}

    /// What the work makes of each, in no order. One alone is done on the caller's thread, more on
    /// virtual threads that have ended when this returns.
    ///
    /// A failure stops nobody else from finishing what he has begun; it is thrown at the end, and
    /// what was not begun by then is left. An interrupt is passed on to those at work.
    ///
    /// @param width how many at a time at most
    public static <T, R> List<R> map(List<T> things, int width, Function<T, R> work) {
        if (things.size() < 2) {
            return things.stream().map(work).toList();
        }
        Queue<T> left = new ConcurrentLinkedQueue<>(things);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<R>>> workers = new ArrayList<>();
            for (int worker = 0; worker < Math.min(width, things.size()); worker++) {
                workers.add(() -> all(left, work));
            }
            List<R> results = new ArrayList<>();
            for (Future<List<R>> done : threads.invokeAll(workers)) {
                results.addAll(done.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while others were at work", e);
        }
    }

    private static <T, R> List<R> all(Queue<T> left, Function<T, R> work) {
        List<R> results = new ArrayList<>();
        try {
            for (T next = left.poll(); next != null; next = left.poll()) {
                results.add(work.apply(next));
            }
        } catch (RuntimeException | Error e) {
            left.clear();
            throw e;
        }
        return results;
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
