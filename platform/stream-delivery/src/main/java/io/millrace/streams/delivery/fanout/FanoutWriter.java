package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Writes to the streams of watchers, without an outbox: for what may be lost, such as deltas, and
/// for those who have no database. What watchers are owed goes through the outbox, whose relay uses
/// the same script.
public final class FanoutWriter {
    private final RedisLink redis;
    private final FanoutScript script = new FanoutScript();
    private final EnvelopeCodec codec = new EnvelopeCodec();

    public FanoutWriter(RedisLink redis) {
        this.redis = redis;
    }

    /// Appends an envelope and rings the bell. One with a number is refused if its source has
    /// already written that number, or a higher one, of its subject.
    ///
    /// @return where it stands; empty when it was refused as a repeat
    /// @throws IllegalArgumentException when the stream is not one for watchers
    /// @throws RedisFailure when Redis is not to be had
    /// @throws RedisRefusal when Redis answers an error
    public Optional<Position> write(StreamKey stream, Envelope envelope) {
        if (!stream.name().isFanout()) {
            throw new IllegalArgumentException(stream + " is no stream for watchers");
        }
        FanoutScript.Item item =
                new FanoutScript.Item(
                        envelope.source(),
                        envelope.subject(),
                        envelope.sequence(),
                        codec.encode(envelope));
        Response answer =
                Objects.requireNonNull(
                        FanoutScript.APPEND.run(
                                redis,
                                script.keys(stream),
                                script.arguments(stream, List.of(item))));
        String error = answer.get(1).toString();
        if (!error.isEmpty()) {
            throw new RedisRefusal(error, new IllegalStateException(stream.key()));
        }
        String id = answer.get(3).toString();
        return id.isEmpty()
                ? Optional.empty()
                : Optional.of(new Position(answer.get(2).toString(), id));
    }
}
