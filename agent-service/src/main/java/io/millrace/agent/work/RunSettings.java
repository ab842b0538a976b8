package io.millrace.agent.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many runs, and what one may use up.
@ConfigMapping(prefix = "millrace.runs")
public interface RunSettings {
    /// How many runs this process drives at a time, each on a virtual thread.
    @WithDefault("16")
    int slots();

    /// How many steps a run may have: model replies and tool calls.
    @WithDefault("60")
    int maxSteps();

    /// How long a run may take, from when its first worker began.
    @WithDefault("15M")
    Duration wallTime();

    /// How long one model call may take.
    @WithDefault("5M")
    Duration modelTimeout();

    /// How often a model call that failed for a passing reason is made again.
    @WithDefault("3")
    int modelRetries();

    /// The wait before the first repeat of a model call; doubles each time, with jitter.
    @WithDefault("0.5S")
    Duration modelRetryPause();

    /// After how many same calls with the same result a run counts as going in circles.
    @WithDefault("3")
    int loopLimit();

    /// How often what is being written is sent to the watchers.
    @WithDefault("0.05S")
    Duration deltaInterval();
}
