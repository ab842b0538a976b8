package io.millrace.streams.contract.ids;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    @Test
    void anIdIsAUuidOfVersionSevenThatTellsItsMillisecond() {
        UUID id = new TimeOrderedIds(InstantSource.fixed(NOON)).next();

        assertEquals(7, id.version());
        assertEquals(2, id.variant());
        assertEquals(NOON.toEpochMilli(), id.getMostSignificantBits() >>> 16);
    }

    @Test
    void idsOfOneMillisecondRiseEvenPastTheCounter() {
        TimeOrderedIds ids = new TimeOrderedIds(InstantSource.fixed(NOON));
        String previous = ids.next().toString();
        for (int i = 0; i < 10_000; i++) {
            String next = ids.next().toString();
            assertTrue(next.compareTo(previous) > 0, () -> next + " does not follow");
            previous = next;
        }
    }
}
