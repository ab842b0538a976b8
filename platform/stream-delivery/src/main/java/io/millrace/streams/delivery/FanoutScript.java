package io.millrace.streams.delivery;

import io.millrace.streams.contract.StreamKey;
import io.millrace.streams.contract.StreamName;
import io.vertx.redis.client.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How the fan-out scripts are called.
final class FanoutScript {
    /// How long a stream of watchers lives after the last write.
    static final Duration TIME_TO_LIVE = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();

    /// An entry to be appended.
    ///
    /// @param sequence 0 for what has no number
    // Never compared; a copy per event would be waste.
    @SuppressWarnings("ArrayRecordComponent")
    record Item(String source, String subject, long sequence, byte[] payload) {}

    Request call(StreamKey stream, List<Item> items) {
        return RedisScript.FANOUT_APPEND.call(keys(stream), arguments(stream, items));
    }

    List<String> keys(StreamKey stream) {
        return List.of(stream.key(), metaKey(stream), StreamName.FANOUT_BELL.key().key());
    }

    List<Object> arguments(StreamKey stream, List<Item> items) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(freshEpoch());
        arguments.add(TIME_TO_LIVE.toMillis());
        arguments.add(stream.name().cap().orElseThrow());
        arguments.add(StreamName.FANOUT_BELL.cap().orElseThrow());
        for (Item item : items) {
            arguments.add("seq:" + item.source() + ":" + item.subject());
            arguments.add(item.sequence());
            arguments.add(item.payload());
        }
        return arguments;
    }

    /// Lies in the same slot of a cluster, because of the braces in the key.
    static String metaKey(StreamKey stream) {
        return stream.key() + ".meta";
    }

    /// A name for a new life of a stream; holds no colon, and is not `0`.
    String freshEpoch() {
        return "e" + Long.toUnsignedString(random.nextLong(), Character.MAX_RADIX);
    }
}
