package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisScript;
import io.vertx.redis.client.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// How the fan-out scripts are called.
public final class FanoutScript {
    static final RedisScript APPEND = new RedisScript(FanoutScript.class, "fanout_append.lua");
    static final RedisScript RANGE = new RedisScript(FanoutScript.class, "fanout_range.lua");

    /// How long a stream of watchers lives after the last write.
    static final Duration TIME_TO_LIVE = Duration.ofHours(24);

    private final SecureRandom random = new SecureRandom();

    /// An entry to be appended.
    ///
    /// @param sequence 0 for what has no number
    // Never compared; a copy per event would be waste.
    @SuppressWarnings("ArrayRecordComponent")
    public record Item(String source, String subject, long sequence, byte[] payload) {}

    /// Appends entries to a stream of watchers and rings the bell; to be sent with others in one
    /// go.
    public Request call(StreamKey stream, List<Item> items) {
        return APPEND.call(keys(stream), arguments(stream, items));
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

    /// Makes Redis know the script that [#call] calls.
    public static void load(RedisLink redis) {
        APPEND.load(redis);
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
