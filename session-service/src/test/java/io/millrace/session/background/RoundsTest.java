package io.millrace.session.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.teststack.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final SettableClock clock = new SettableClock(NOON);
    private Backlog waiting = new Backlog(7, Duration.ofSeconds(3));
    private final Rounds rounds = new Rounds(new Sweeper(), meters, clock);

    /// A job that is never started; its rounds are run by hand.
    private final class Sweeper implements Job {
        @Override
        public JobName name() {
            return JobName.RETENTION;
        }

        @Override
        public Backlog backlog() {
            return waiting;
        }

        @Override
        public Running start(Rounds watched) {
            throw new UnsupportedOperationException("driven by hand");
        }
    }

    @Test
    void a_round_is_counted_by_its_outcome_and_its_result_handed_on() {
        assertEquals(new Round(2, true), rounds.run(() -> Round.of(2, 2)));
        assertThrows(IllegalStateException.class, () -> rounds.run(RoundsTest::fail));

        assertEquals(1, counted("ok"));
        assertEquals(1, counted("failed"));
        assertEquals(2, meters.get("millrace_jobs_duration").timer().count());
    }

    @Test
    void a_round_is_active_while_it_runs_and_not_longer() {
        rounds.run(() -> {
            assertEquals(1, gauge("millrace_jobs_active"));
            assertEquals(NOON, rounds.health().since());
            return Round.of(0, 1);
        });

        assertEquals(0, gauge("millrace_jobs_active"));
        assertNull(rounds.health().since());
    }

    @Test
    void failures_are_counted_until_a_round_ends_well() {
        rounds.run(() -> Round.of(0, 1));
        for (int i = 0; i < 3; i++) {
            assertThrows(IllegalStateException.class, () -> rounds.run(RoundsTest::fail));
        }
        assertEquals(3, rounds.health().failures());
        assertEquals(NOON, rounds.health().lastEnded());

        Instant later = clock.advance(Duration.ofMinutes(1));
        rounds.run(() -> Round.of(0, 1));

        assertEquals(0, rounds.health().failures());
        assertEquals(later, rounds.health().lastEnded());
    }

    @Test
    void what_waits_is_asked_for_now_and_then_and_not_after_every_round() {
        rounds.run(() -> Round.of(0, 1));
        assertEquals(7, gauge("millrace_jobs_waiting"));
        assertEquals(3, meters.get("millrace_jobs_oldest").timeGauge().value());

        waiting = new Backlog(9, Duration.ofSeconds(4));
        rounds.run(() -> Round.of(0, 1));
        assertEquals(7, gauge("millrace_jobs_waiting"));

        clock.advance(Duration.ofSeconds(6));
        rounds.run(() -> Round.of(0, 1));
        assertEquals(9, gauge("millrace_jobs_waiting"));
    }

    @Test
    void a_full_round_asks_for_the_next_at_once() {
        assertEquals(new Round(3, false), Round.of(3, 4));
        assertEquals(new Round(4, true), Round.of(4, 4));
    }

    private static Round fail() {
        throw new IllegalStateException("planted");
    }

    private double counted(String outcome) {
        return meters.get("millrace_jobs")
                .tags("task", "retention", "outcome", outcome)
                .counter()
                .count();
    }

    private double gauge(String name) {
        return meters.get(name).tags("task", "retention").gauge().value();
    }
}
