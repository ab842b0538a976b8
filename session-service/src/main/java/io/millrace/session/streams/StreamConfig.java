package io.millrace.session.streams;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// How this process takes part in the streams.
@ConfigMapping(prefix = "millrace.streams")
public interface StreamConfig {
    /// This instance's name in consumer groups, unique among those that run; host and process when
    /// absent.
    Optional<String> consumer();

    /// How many events are handled at a time. Each needs a database connection.
    @WithDefault("8")
    int slots();

    /// How long one command to Redis may take.
    @WithDefault("5s")
    Duration commandTimeout();

    /// After how many attempts an entry becomes a dead letter.
    @WithDefault("10")
    int maxAttempts();

    /// The wait after the first failed attempt; it doubles each time.
    @WithDefault("200ms")
    Duration firstBackoff();

    /// The longest wait between attempts.
    @WithDefault("1m")
    Duration maxBackoff();

    /// How long a missing number is waited for before it is passed over.
    @WithDefault("30s")
    Duration gapPatience();

    /// How long closing waits for what is being handled.
    @WithDefault("15s")
    Duration shutdownGrace();
}
