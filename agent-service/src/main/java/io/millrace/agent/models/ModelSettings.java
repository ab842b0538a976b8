package io.millrace.agent.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Which model answers, and how the built-in one behaves.
@ConfigMapping(prefix = "millrace.models")
public interface ModelSettings {
    /// The model of tasks that name none.
    @WithDefault("scripted")
    String standard();

    /// The deterministic built-in.
    Scripted scripted();

    /// The deterministic built-in.
    interface Scripted {
        /// How long it pauses after each word, so that its streaming can be watched.
        @WithDefault("0.01S")
        Duration wordPause();
    }
}
