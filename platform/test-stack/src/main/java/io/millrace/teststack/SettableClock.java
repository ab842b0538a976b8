package io.millrace.teststack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until it is set; in UTC. For several threads.
public final class SettableClock extends Clock {
    private final Setting setting;
    private final ZoneId zone;

    /// Stands at the given time.
    public SettableClock(Instant now) {
        this(new Setting(now), ZoneOffset.UTC);
    }

    private SettableClock(Setting setting, ZoneId zone) {
        this.setting = setting;
        this.zone = zone;
    }

    /// Sets the time, also backwards.
    public void set(Instant instant) {
        synchronized (setting) {
            setting.now = instant;
        }
    }

    /// Moves the time forwards, or backwards by a negative duration.
    ///
    /// @return the new time
    public Instant advance(Duration by) {
        synchronized (setting) {
            setting.now = setting.now.plus(by);
            return setting.now;
        }
    }

    @Override
    public Instant instant() {
        return setting.now;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /// The same time in another zone: setting one sets the other.
    @Override
    public Clock withZone(ZoneId other) {
        return new SettableClock(setting, other);
    }

    /// The time that all zones' views of this clock share.
    private static final class Setting {
        private volatile Instant now;

        Setting(Instant now) {
            this.now = now;
        }
    }
}
