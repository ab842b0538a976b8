package io.millrace.streams.delivery.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.EntryIds;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.redis.RedisFailure;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.threads.Loop;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Follows a stream from its end, without a group: for what every process must hear. Goes on where
/// it was after a lost connection; after Redis has lost its memory it hears what is published
/// again, so that the listener must not mind a repeat.
public final class StreamTail implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(StreamTail.class);

    /// Shorter than any time-out of an answer.
    private static final Duration BLOCK = Duration.ofMillis(800);

    private static final int BATCH = 200;

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration START_PAUSE = Duration.ofMillis(500);

    private final RedisLink redis;
    private final StreamKey stream;
    private final Consumer<Envelope> listener;
    private final RedisLink.Dedicated connection;
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Loop loop;
    private @Nullable String position;
    private boolean disturbed;

    /// @param listener hears one envelope at a time
    public StreamTail(RedisLink redis, StreamKey stream, Consumer<Envelope> listener) {
        this.redis = redis;
        this.stream = stream;
        this.listener = listener;
        connection = redis.dedicated();
        loop = Loop.of("tail of " + stream, Duration.ZERO, this::follow).atEnd(connection::close);
    }

    /// Starts following; what is written from now on is heard, one after another, on one thread. A
    /// Redis that is slow to answer is asked again for a minute.
    ///
    /// @throws RedisFailure when Redis is not to be had
    public void start() {
        position = patientEnd();
        loop.start();
    }

    private String patientEnd() {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                return end();
            } catch (RedisFailure e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LOG.warnf("The end of %s cannot be read yet: %s", stream, e.getMessage());
                pause(e);
            }
        }
    }

    private static void pause(RedisFailure cause) {
        try {
            Thread.sleep(START_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cause;
        }
    }

    @Override
    public void close() {
        loop.close();
    }

    private boolean follow() {
        try {
            String from = position == null ? "0-0" : position;
            if (disturbed) {
                // The stream may have begun anew: an end before our position says so.
                String end = end();
                from = EntryIds.compare(end, from) < 0 ? "0-0" : from;
                disturbed = false;
            }
            Request request =
                    Request.cmd(Command.XREAD)
                            .arg("COUNT")
                            .arg(BATCH)
                            .arg("BLOCK")
                            .arg(BLOCK.toMillis())
                            .arg("STREAMS")
                            .arg(stream.key())
                            .arg(from);
            List<Entry> entries =
                    Entry.all(stream, connection.send(request, BLOCK), EnvelopeCodec.FIELD);
            entries.forEach(this::hear);
            return true;
        } catch (RedisFailure e) {
            disturbed = true;
            throw e;
        }
    }

    private void hear(Entry entry) {
        position = entry.id();
        switch (Reading.of(entry, codec)) {
            case Reading.Illegible unreadable ->
                    LOG.warnf(
                            "%s of %s is not readable: %s", entry.id(), stream, unreadable.cause());
            case Reading.Legible readable -> tell(readable.envelope());
        }
    }

    private void tell(Envelope envelope) {
        try {
            listener.accept(envelope);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The listener on %s failed on %s", stream, envelope.id());
        }
    }

    private String end() {
        Response last =
                redis.send(
                        Request.cmd(Command.XREVRANGE)
                                .arg(stream.key())
                                .arg("+")
                                .arg("-")
                                .arg("COUNT")
                                .arg(1));
        return last == null || last.size() == 0 ? "0-0" : last.get(0).get(0).toString();
    }
}
