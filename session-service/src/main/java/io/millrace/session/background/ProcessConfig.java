package io.millrace.session.background;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// What this process is for. The options of the command line (`--server`, `--bg-tasks`,
/// `--all-bg-tasks`) come before these keys.
@ConfigMapping(prefix = "millrace.process")
public interface ProcessConfig {
    /// Whether it answers requests and hears events; without it only the management port is open.
    @WithDefault("true")
    boolean server();

    /// Which background tasks it runs: `all`, `none`, or names with commas between.
    @WithDefault("all")
    @WithConverter(ChosenJobs.Reader.class)
    ChosenJobs tasks();

    /// After how long a round that has not ended makes the process not live.
    @WithDefault("10m")
    Duration stuckAfter();
}
