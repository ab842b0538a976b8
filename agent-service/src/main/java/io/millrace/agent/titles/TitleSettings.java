package io.millrace.agent.titles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How titles are made.
@ConfigMapping(prefix = "millrace.titles")
public interface TitleSettings {
    /// How many this process makes at a time.
    @WithDefault("2")
    int slots();

    /// How long the model may think about one.
    @WithDefault("30S")
    Duration timeout();

    /// How much of a prompt the model reads, in UTF-16 units.
    @WithDefault("4000")
    int promptLength();
}
