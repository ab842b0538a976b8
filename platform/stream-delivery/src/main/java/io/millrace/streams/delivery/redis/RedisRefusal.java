package io.millrace.streams.delivery.redis;

/// Redis answered a command with an error; the command had no effect.
public final class RedisRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RedisRefusal(String message, Throwable cause) {
        super(message, cause);
    }

    /// Whether the error is of this kind, such as `NOGROUP` or `NOSCRIPT`.
    public boolean is(String kind) {
        return String.valueOf(getMessage()).startsWith(kind);
    }
}
