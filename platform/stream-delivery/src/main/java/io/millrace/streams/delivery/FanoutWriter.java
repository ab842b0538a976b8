package io.millrace.streams.delivery;

import io.millrace.streams.contract.Envelope;
import io.millrace.streams.contract.StreamKey;
import java.util.Optional;

/// Writes to the streams of watchers.
public final class FanoutWriter {
    private final RedisLink redis;

    public FanoutWriter(RedisLink redis) {
        this.redis = redis;
    }

    /// Appends an envelope.
    ///
    /// @return where it stands; empty when its number was written before and it was refused
    public Optional<Position> write(StreamKey stream, Envelope envelope) {
        throw new UnsupportedOperationException("not yet: " + stream + envelope.id() + redis);
    }
}
