package io.millrace.streams.delivery.redis;

/// Redis could not be asked: not reachable, too late, or connection lost. Whether the command took
/// effect is unknown.
public final class RedisFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RedisFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
