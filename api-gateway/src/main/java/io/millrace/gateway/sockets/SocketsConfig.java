package io.millrace.gateway.sockets;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Limits and times of sockets.
@ConfigMapping(prefix = "millrace.gateway.sockets")
public interface SocketsConfig {
    /// How often a socket is pinged; after two unanswered pings it is closed.
    @WithDefault("15S")
    Duration ping();

    /// How many requests of one socket may be in work at a time.
    @WithDefault("32")
    @Min(1)
    int requests();

    /// How many streams one socket may watch.
    @WithDefault("100")
    @Min(1)
    int subscriptions();

    /// How long before its token ends a socket is told.
    @WithDefault("30S")
    Duration expiryNotice();

    /// How long shutdown waits for sockets to close.
    @WithDefault("5S")
    Duration drain();
}
