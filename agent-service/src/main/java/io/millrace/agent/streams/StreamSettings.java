package io.millrace.agent.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// The loops on streams.
@ConfigMapping(prefix = "millrace.streams")
public interface StreamSettings {
    /// The name of this instance in consumer groups; made up when absent.
    Optional<String> consumer();

    /// How long a command to Redis may take.
    @WithDefault("5S")
    Duration redisTimeout();

    /// How often a worker says that it is alive; after three missed times another one takes over.
    @WithDefault("2S")
    Duration heartbeat();

    /// How long the end of the process waits for running steps.
    @WithDefault("10S")
    Duration shutdownGrace();
}
