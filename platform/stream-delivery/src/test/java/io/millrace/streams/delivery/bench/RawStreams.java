package io.millrace.streams.delivery.bench;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.redis.RedisRefusal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/// The streams as Redis has them, past everything that is tested.
public final class RawStreams {
    private final RedisLink redis;

    RawStreams(RedisLink redis) {
        this.redis = redis;
    }

    /// Writes bytes to a stream past everything.
    public String append(StreamKey stream, byte[] data) {
        return command(
                        Request.cmd(Command.XADD)
                                .arg(stream.key())
                                .arg("*")
                                .arg(EnvelopeCodec.FIELD)
                                .arg(data))
                .toString();
    }

    public String append(StreamKey stream, Envelope envelope) {
        return append(stream, new EnvelopeCodec().encode(envelope));
    }

    public Response command(Request request) {
        Response response = redis.send(request);
        if (response == null) {
            throw new AssertionError(request.command() + " answered nothing");
        }
        return response;
    }

    public long length(StreamKey stream) {
        return command(Request.cmd(Command.XLEN).arg(stream.key())).toLong();
    }

    /// How many entries the group was given and has not acknowledged; -1 without the group.
    public long pending(StreamKey stream, String group) {
        try {
            return command(Request.cmd(Command.XPENDING).arg(stream.key()).arg(group))
                    .get(0)
                    .toLong();
        } catch (RedisRefusal e) {
            return -1;
        }
    }
}
