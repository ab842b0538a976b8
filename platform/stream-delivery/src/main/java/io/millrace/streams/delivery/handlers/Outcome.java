package io.millrace.streams.delivery.handlers;

import java.time.Duration;

/// How a handler answers. An exception counts as [RetryLater] with the next back-off.
public sealed interface Outcome {

    /// Done; what the handler wrote is committed.
    record Handled() implements Outcome {}

    /// Nothing to do; also final, and also committed.
    ///
    /// @param why for the log and the figures; names no content
    record Ignored(String why) implements Outcome {}

    /// Not now. What the handler wrote is rolled back, the attempt is counted.
    ///
    /// @param delay at least this long; zero leaves it to the back-off
    /// @param why for the history of the entry; names no content
    record RetryLater(Duration delay, String why) implements Outcome {}

    /// Never. What the handler wrote is rolled back, the entry becomes a dead letter at once.
    ///
    /// @param why for the dead letter; names no content
    record Rejected(String why) implements Outcome {}

    /// Done.
    static Outcome handled() {
        return new Handled();
    }

    /// Nothing to do.
    static Outcome ignored(String why) {
        return new Ignored(why);
    }

    /// Later, when the back-off says so.
    static Outcome retryLater(String why) {
        return new RetryLater(Duration.ZERO, why);
    }

    /// Never.
    static Outcome rejected(String why) {
        return new Rejected(why);
    }
}
