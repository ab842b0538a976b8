package io.millrace.streams.delivery;

import io.millrace.streams.contract.StreamKey;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the streams of watchers: for one reader per process that serves all of its sockets.
public final class FanoutReader implements AutoCloseable {
    private final RedisLink redis;

    public FanoutReader(RedisLink redis) {
        this.redis = redis;
    }

    /// What came after a position, in one atomic look.
    ///
    /// @param after the last position seen; null to begin now, [Position#BEGINNING] for all there
    ///   is
    /// @param limit at most so many entries
    public CatchUp catchUp(StreamKey stream, @Nullable Position after, int limit) {
        throw new UnsupportedOperationException("not yet: " + stream + after + limit + redis);
    }

    /// What came after a position on each of many streams, in one round trip.
    public Map<StreamKey, CatchUp> readAfter(Map<StreamKey, Position> positions, int limit) {
        throw new UnsupportedOperationException("not yet: " + positions + limit);
    }

    /// Where the bell stands now: listen from here before reading streams.
    public String bellNow() {
        throw new UnsupportedOperationException("not yet");
    }

    /// Waits until a stream was written, at most so long.
    ///
    /// @param afterBellId from [#bellNow] or the last ring
    public BellRing bell(String afterBellId, Duration block) {
        throw new UnsupportedOperationException("not yet: " + afterBellId + block);
    }

    @Override
    public void close() {}
}
