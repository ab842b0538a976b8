package io.millrace.teststack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {
    private static final Duration SHORT = Duration.ofMillis(30);

    @Test
    void asksUntilThereIsAValue() {
        AtomicInteger asked = new AtomicInteger();

        int value =
                Await.value(
                        "the third",
                        () -> Optional.of(asked.incrementAndGet()).filter(count -> count == 3));

        assertEquals(3, value);
    }

    @Test
    void takesAnExceptionForNotYet() {
        AtomicInteger asked = new AtomicInteger();

        Await.until(
                "it works",
                () -> {
                    if (asked.incrementAndGet() < 3) {
                        throw new java.io.IOException("not yet");
                    }
                    return true;
                });

        assertEquals(3, asked.get());
    }

    @Test
    void givesUpWithTheLastObstacle() {
        AssertionError failure =
                assertThrows(
                        AssertionError.class,
                        () ->
                                Await.until(
                                        "it works",
                                        SHORT,
                                        () -> {
                                            throw new java.io.IOException("refused");
                                        }));

        assertEquals("refused", failure.getCause().getMessage());
    }

    @Test
    void aClockStandsStillUntilItIsMoved() {
        Instant start = Instant.parse("2026-01-01T00:00:00Z");
        SettableClock clock = new SettableClock(start);
        var elsewhere = clock.withZone(ZoneId.of("Asia/Tokyo"));

        clock.advance(Duration.ofHours(1));

        assertEquals(start.plusSeconds(3600), clock.instant());
        assertEquals(clock.instant(), elsewhere.instant());
    }
}
