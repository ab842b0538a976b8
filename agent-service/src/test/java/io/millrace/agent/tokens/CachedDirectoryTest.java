package io.millrace.agent.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.millrace.streams.contract.ids.UserId;
import io.millrace.teststack.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CachedDirectoryTest {
    private static final UserId ALICE = new UserId("alice");
    private static final UserStanding ACTIVE =
            new UserStanding.Active("alice", Set.of("user"), Set.of());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));

    @Test
    void what_was_said_is_believed_until_the_time_is_up() throws InterruptedException {
        CachedDirectory directory =
                cached(Duration.ofSeconds(30), ACTIVE, new UserStanding.Disabled());

        assertEquals(ACTIVE, directory.standingOf(ALICE));
        clock.advance(Duration.ofSeconds(29));
        assertEquals(ACTIVE, directory.standingOf(ALICE));
        clock.advance(Duration.ofSeconds(1));
        assertEquals(new UserStanding.Disabled(), directory.standingOf(ALICE));
    }

    @Test
    void what_could_not_be_found_out_is_asked_again() throws InterruptedException {
        CachedDirectory directory =
                cached(Duration.ofSeconds(30), new UserStanding.Unknown("away"), ACTIVE);

        assertEquals(new UserStanding.Unknown("away"), directory.standingOf(ALICE));
        assertEquals(ACTIVE, directory.standingOf(ALICE));
    }

    @Test
    void nothing_is_believed_for_longer_than_a_minute() {
        assertThrows(IllegalStateException.class, () -> cached(Duration.ofSeconds(61), ACTIVE));
    }

    private CachedDirectory cached(Duration believed, UserStanding... answers) {
        Deque<UserStanding> queue = new ArrayDeque<>(List.of(answers));
        return new CachedDirectory(
                user -> queue.pop(), clock, TokenSettingsExample.believing(believed));
    }
}
