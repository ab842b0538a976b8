package io.millrace.agent.tools;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// The limits of tools.
@ConfigMapping(prefix = "millrace.tools")
public interface ToolSettings {
    /// How long a tool call may take.
    @WithDefault("60S")
    Duration timeout();

    /// How many characters of a tool's output the model gets to see.
    @WithDefault("65536")
    int maxOutput();
}
