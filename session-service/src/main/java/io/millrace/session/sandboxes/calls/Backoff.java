package io.millrace.session.sandboxes.calls;

import java.time.Duration;

/// How long to wait after calls that failed: twice as long each time, up to a limit.
///
/// @param first after the first failure
/// @param max the longest wait
public record Backoff(Duration first, Duration max) {
    /// Beyond this every wait is the longest.
    private static final int MAX_DOUBLINGS = 30;

    /// @param failures in a row, from 1
    public Duration after(int failures) {
        Duration wait = first.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
        return wait.compareTo(max) < 0 ? wait : max;
    }
}
