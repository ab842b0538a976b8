package io.millrace.streams.delivery;

import io.vertx.redis.client.Redis;
import java.time.Duration;

/// A blocking, bounded face of the Vert.x client. Not for event loops.
public final class RedisLink implements AutoCloseable {
    /// @param client the caller's; it is not closed here. Its pool must have room for one
    ///   connection per consumer, relay, tail and bell beside those of commands.
    /// @param timeout the longest wait for an answer, at least a second
    public RedisLink(Redis client, Duration timeout) {}

    @Override
    public void close() {}
}
