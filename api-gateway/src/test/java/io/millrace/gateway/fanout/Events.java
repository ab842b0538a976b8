package io.millrace.gateway.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.delivery.fanout.FanoutWriter;
import io.millrace.streams.delivery.fanout.Position;
import io.millrace.streams.delivery.redis.RedisLink;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Writes numbered events to the stream of a session, as session-service does: event `n` is a
/// `messagePosted` whose text is `n`, padded if so wished.
public final class Events implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final Redis redis;
    private final FanoutWriter writer;
    private final TaskId task = new TaskId(UUID.randomUUID());
    private final SessionId session;
    private long sequence;

    public Events(String redisUrl, SessionId session) {
        redis =
                Redis.createClient(
                        vertx, new RedisOptions().setConnectionString(redisUrl).setMaxPoolSize(4));
        writer = new FanoutWriter(new RedisLink(redis, TIMEOUT));
        this.session = session;
    }

    /// The stream they are written to.
    public StreamKey stream() {
        return StreamName.fanoutSession(session);
    }

    /// Writes the next event.
    ///
    /// @return where it stands
    public Position write() {
        return write("");
    }

    /// Writes the next event, its number followed by a padding.
    public Position write(String padding) {
        return writer.write(stream(), envelope(padding)).orElseThrow();
    }

    /// Writes the next event and rings no bell.
    void writeUnheard() {
        call(
                Request.cmd(Command.XADD)
                        .arg(stream().key())
                        .arg("*")
                        .arg(EnvelopeCodec.FIELD)
                        .arg(Buffer.buffer(new EnvelopeCodec().encode(envelope("")))));
    }

    /// Keeps only the newest entries.
    public void trim(int kept) {
        call(Request.cmd(Command.XTRIM).arg(stream().key()).arg("MAXLEN").arg(kept));
    }

    private Envelope envelope(String padding) {
        sequence++;
        return new Envelope(
                UUID.randomUUID(),
                "session-service",
                task.toString(),
                Instant.now(),
                null,
                session,
                null,
                "user-1",
                sequence,
                new WatcherEvent.MessagePosted(
                        task, new MessageId(UUID.randomUUID()), sequence + padding));
    }

    private void call(Request request) {
        try {
            redis.send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (Exception e) {
            throw new AssertionError("Redis has not taken " + request.command(), e);
        }
    }

    @Override
    public void close() {
        redis.close();
        vertx.close();
    }
}
