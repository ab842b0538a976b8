package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.entries.Reading;
import io.millrace.streams.delivery.handlers.EventHandler;
import io.millrace.streams.delivery.redis.RedisLink;
import io.millrace.streams.delivery.threads.Lanes;
import io.millrace.streams.delivery.threads.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Reads a stream for a group and hands each envelope to a handler: each one once in effect, those
/// of a subject in the order of their numbers, different subjects side by side. Any number of
/// consumers may share the group.
public final class EventConsumer implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(EventConsumer.class);

    /// Shorter than any time-out of an answer.
    private static final Duration BLOCK = Duration.ofMillis(800);

    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);

    private final Parts parts;
    private final GroupStream stream;
    private final EventHandling handling;
    private final LastResort lastResort;
    private final InHand inHand;
    private final Lanes lanes;
    private final RedisLink.Dedicated connection;
    private final Loop reader;
    private final Redelivery redelivery;
    private final Housekeeping housekeeping;
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final AtomicLong pausedUntil = new AtomicLong(System.nanoTime());
    private volatile boolean closing;

    public EventConsumer(Parts parts, GroupStream stream, EventHandler handler) {
        this.parts = parts;
        this.stream = stream;
        handling = new EventHandling(parts, stream, handler);
        lastResort = new LastResort(parts);
        inHand = new InHand(parts.settings().slots());
        lanes = new Lanes(stream.group() + " on " + stream.stream());
        connection = parts.redis().dedicated();
        reader =
                Loop.of(stream.group() + " reader of " + stream.stream(), Duration.ZERO, this::read)
                        .atEnd(connection::close);
        redelivery = new Redelivery(parts, List.of(stream), new Taker());
        housekeeping = new Housekeeping(parts, List.of(stream));
    }

    /// Starts reading in the background. The group is made from the stream's beginning if it does
    /// not exist.
    public void start() {
        reader.start();
        redelivery.start();
        housekeeping.start();
    }

    /// Stops reading and waits for what is being handled, at most the grace period. What is not
    /// finished by then stays pending, and others claim it.
    @Override
    public void close() {
        closing = true;
        redelivery.close();
        housekeeping.close();
        reader.close();
        try {
            if (!inHand.awaitEmpty(parts.settings().shutdownGrace())) {
                LOG.warnf("%s left entries unfinished for others", stream.group());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Taker implements Redelivery.Taker {
        @Override
        public int free() {
            return closing || paused() ? 0 : inHand.free();
        }

        @Override
        public boolean holds(Entry entry) {
            return inHand.holds(entry.stream(), entry.id());
        }

        @Override
        public void take(Entry entry, boolean abandoned) {
            EventConsumer.this.take(entry, abandoned);
        }
    }

    private void take(Entry entry, boolean abandoned) {
        if (!inHand.take(entry)) {
            return;
        }
        Reading reading = Reading.of(entry, codec);
        lanes.submit(reading.lane(entry), () -> handle(entry, reading, abandoned));
    }

    private boolean read() throws InterruptedException {
        if (paused()) {
            Thread.sleep(OUTAGE_PAUSE);
            return true;
        }
        if (inHand.awaitFree(BLOCK) && !closing) {
            stream.read(connection, inHand.free(), BLOCK).forEach(entry -> take(entry, false));
        }
        return true;
    }

    private boolean paused() {
        return System.nanoTime() - pausedUntil.get() < 0;
    }

    /// What could not be finished stays pending and is claimed again later. When the database or
    /// Redis is out of reach no more are read for the moment.
    private void handle(Entry entry, Reading reading, boolean abandoned) {
        try {
            if (!paused()) {
                handling.handle(entry, reading, abandoned);
            }
        } catch (RuntimeException e) {
            if (!lastResort.takes(stream, entry, e, LastResort.LastWord.NONE)) {
                pausedUntil.set(System.nanoTime() + OUTAGE_PAUSE.toNanos());
            }
            LOG.warnf(
                    "%s could not finish %s of %s and leaves it for later: %s",
                    stream.group(), entry.id(), stream.stream(), e);
        } finally {
            inHand.finish(entry);
        }
    }
}
