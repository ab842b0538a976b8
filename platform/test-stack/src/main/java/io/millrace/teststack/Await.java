package io.millrace.teststack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Waits for what another thread or process does, never longer than a bound.
public final class Await {
    /// Long enough for a busy machine, short enough to notice that nothing will come.
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL = Duration.ofMillis(10);

    private Await() {}

    /// Waits until the condition holds, at most [#PATIENCE].
    ///
    /// @param what says in the failure's message what was waited for
    public static void until(String what, Callable<Boolean> condition) {
        until(what, PATIENCE, condition);
    }

    /// Waits until the condition holds. An assertion or exception in it counts as not yet, and is
    /// the cause of the failure if it stays.
    public static void until(String what, Duration within, Callable<Boolean> condition) {
        until(what, within, POLL, condition);
    }

    /// Waits until the condition holds, as above.
    ///
    /// @param poll the time between two looks, for one that costs what is waited for
    public static void until(
            String what, Duration within, Duration poll, Callable<Boolean> condition) {
        value(
                what,
                within,
                poll,
                () -> condition.call() ? Optional.of(Boolean.TRUE) : Optional.empty());
    }

    /// Waits until there is a value, at most [#PATIENCE].
    public static <T> T value(String what, Callable<Optional<T>> source) {
        return value(what, PATIENCE, source);
    }

    /// Waits until there is a value.
    public static <T> T value(String what, Duration within, Callable<Optional<T>> source) {
        return value(what, within, POLL, source);
    }

    private static <T> T value(
            String what, Duration within, Duration poll, Callable<Optional<T>> source) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Throwable obstacle = null;
            try {
                Optional<T> value = source.call();
                if (value.isPresent()) {
                    return value.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for: " + what, e);
            } catch (Exception | AssertionError notYet) {
                obstacle = notYet;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(
                        "did not happen within " + within.toMillis() + " ms: " + what, obstacle);
            }
            pause(what, poll);
        }
    }

    private static void pause(String what, Duration poll) {
        try {
            Thread.sleep(poll);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for: " + what, e);
        }
    }
}
