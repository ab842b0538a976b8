package io.millrace.streams.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class TimeAndIdsTest {
    private final TimeAndIds source = new TimeAndIds();

    @Test
    void the_time_is_no_finer_than_the_database_keeps_it() {
        InstantSource time = source.time();

        Instant before = Instant.now();
        for (int i = 0; i < 1_000; i++) {
            Instant now = time.instant();
            assertEquals(now.truncatedTo(ChronoUnit.MICROS), now);
        }

        assertTrue(time.instant().isAfter(before.minusMillis(1)));
    }

    @Test
    void ids_begin_with_the_time_they_are_told() {
        Instant then = Instant.parse("2026-03-01T12:00:00.123456Z");

        long time = source.ids(InstantSource.fixed(then)).next().getMostSignificantBits() >>> 16;

        assertEquals(then.toEpochMilli(), time);
    }
}
