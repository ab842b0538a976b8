package io.millrace.agent.work;

import io.millrace.agent.runs.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a run may use up, and what is left of it.
///
/// @param maxSteps how many steps it may have
/// @param wallTime how long it may take
/// @param loopLimit after how many same exchanges it counts as going in circles
record Budget(int maxSteps, Duration wallTime, int loopLimit) {
    static Budget of(RunSettings settings) {
        return new Budget(settings.maxSteps(), settings.wallTime(), settings.loopLimit());
    }

    /// Why the run may not go on, if it may not.
    Optional<String> exhausted(Progress progress, Instant now) {
        if (progress.steps().size() >= maxSteps) {
            return Optional.of("The run has used up its %d steps".formatted(maxSteps));
        }
        if (left(progress, now).isNegative() || left(progress, now).isZero()) {
            return Optional.of(
                    "The run has taken longer than %d s".formatted(wallTime.toSeconds()));
        }
        return LoopDetector.stuckOn(progress, loopLimit)
                .map(tool ->
                        "The agent goes in circles: it called %s %d times with the same result"
                                .formatted(tool, loopLimit));
    }

    /// How much time the run has left.
    Duration left(Progress progress, Instant now) {
        return Duration.between(now, progress.startedAt().plus(wallTime));
    }
}
