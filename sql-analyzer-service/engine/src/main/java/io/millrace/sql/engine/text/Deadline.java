package io.millrace.sql.engine.text;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Until when an analysis may run. It has also passed when the thread is interrupted, so that a
/// caller can end an analysis that nobody waits for any more.
///
/// @param ticker nanoseconds of a monotonic clock, as `System::nanoTime`
/// @param at the reading of that clock from which on the time is up
public record Deadline(LongSupplier ticker, long at) {

    /// Practically no deadline: about 146 years.
    public static Deadline none() {
        return new Deadline(System::nanoTime, System.nanoTime() + Long.MAX_VALUE / 2);
    }

    public static Deadline after(Duration time) {
        return after(time, System::nanoTime);
    }

    public static Deadline after(Duration time, LongSupplier ticker) {
        return new Deadline(ticker, ticker.getAsLong() + time.toNanos());
    }

    public boolean hasPassed() {
        return ticker.getAsLong() - at >= 0 || Thread.currentThread().isInterrupted();
    }

    /// Throws a placed [SqlErrorCode#TIMEOUT] once the time is up.
    public void check(Span place) {
        if (hasPassed()) {
            throw new SqlFault(
                    SqlErrorCode.TIMEOUT, "The analysis ran out of time here.", place, null);
        }
    }
}
