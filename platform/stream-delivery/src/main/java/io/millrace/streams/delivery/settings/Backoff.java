package io.millrace.streams.delivery.settings;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits that double, with jitter: between half and the whole of the doubled wait, so that what
/// failed together does not come back together.
public record Backoff(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    /// The wait after so many failed attempts, from 1.
    public Duration after(int attempts) {
        long doubled = first.toMillis() << Math.clamp(attempts - 1L, 0, MAX_DOUBLINGS);
        long whole = Math.max(1, Math.min(doubled, longest.toMillis()));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(whole / 2, whole + 1));
    }
}
