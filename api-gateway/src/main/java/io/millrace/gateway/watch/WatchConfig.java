package io.millrace.gateway.watch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// How streams are watched.
@ConfigMapping(prefix = "millrace.gateway.watch")
public interface WatchConfig {
    /// How many events a watcher may be behind the newest one.
    @WithDefault("1000")
    @Min(1)
    int bound();

    /// How much JSON, in characters, a watcher may be behind.
    @WithDefault("8388608")
    @Min(1)
    long boundCharacters();

    /// How long a watcher that is further behind may take nothing before it is closed.
    @WithDefault("5S")
    Duration patience();

    /// How many watchers may read from Redis at a time.
    @WithDefault("4")
    @Min(1)
    int readers();

    /// How long one write to a watcher's connection may take before it counts as dead.
    @WithDefault("30S")
    Duration stallLimit();

    /// How often an SSE connection gets a comment, so that nobody on the way takes it for dead.
    @WithDefault("15S")
    Duration heartbeat();

    /// How often it is asked whether a watcher may still watch.
    @WithDefault("60S")
    Duration accessCheck();

    /// How long one wait for the bell is.
    @WithDefault("1S")
    Duration block();

    /// How often all watched streams are read, whether they rang or not.
    @WithDefault("5S")
    Duration poll();

    /// How long Redis may take to answer.
    @WithDefault("3S")
    Duration redisTimeout();
}
