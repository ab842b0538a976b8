package io.millrace.streams.contract.ids;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// UUIDv7 (RFC 9562, section 5.7): milliseconds, then a counter of 12 bits that keeps the ids of
/// one source in order (method 3 of section 6.2 in spirit: when the counter runs over, the time is
/// borrowed from the next millisecond), then 62 random bits.
public final class TimeOrderedIds implements Ids {
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong last = new AtomicLong();

    public TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public UUID next() {
        long now = clock.millis() << COUNTER_BITS;
        long stamp = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long high = (stamp >>> COUNTER_BITS) << 16 | VERSION_7 | (stamp & COUNTER_MASK);
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }
}
