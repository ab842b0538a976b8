package io.millrace.teststack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is set; in UTC. For several threads.
public final class SettableClock extends Clock {
    private final AtomicReference<Instant> now;
    private final ZoneId zone;

    /// Stands at the given time.
    public SettableClock(Instant now) {
        this(new AtomicReference<>(now), ZoneOffset.UTC);
    }

    private SettableClock(AtomicReference<Instant> now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /// Sets the time, also backwards.
    public void set(Instant instant) {
        now.set(instant);
    }

    /// Moves the time forwards, or backwards by a negative duration.
    ///
    /// @return the new time
    public Instant advance(Duration by) {
        return now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /// The same time in another zone: setting one sets the other.
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(now, other);
    }
}
