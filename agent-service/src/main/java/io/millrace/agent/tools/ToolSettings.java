package io.millrace.agent.tools;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// The limits of tools.
@ConfigMapping(prefix = "millrace.tools")
public interface ToolSettings {
    /// How long a tool call may take.
    @WithDefault("60S")
    Duration timeout();

    /// How many characters of a tool's output the model gets to see.
    @WithDefault("65536")
    int maxOutput();

    /// Names of tools that nobody gets here, neither agents nor clients.
    Optional<Set<String>> disabled();
}
