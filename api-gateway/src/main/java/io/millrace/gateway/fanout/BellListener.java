package io.millrace.gateway.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.fanout.BellRing;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.fanout.Position;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The one reader of a process: waits for the bell, reads the streams that rang, wakes their
/// watchers. It outlives Redis.
public final class BellListener implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(BellListener.class);

    /// How many entries of one stream are read at a time; a longer run is read in several rounds.
    private static final int PAGE = 128;

    /// How many streams are read in one round trip.
    private static final int BATCH = 256;

    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private final FanoutHub hub;
    private final FanoutReader reader;
    private final Duration block;
    private final Duration poll;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile boolean connected;
    private long lastPoll;

    /// @param block how long one wait for the bell is
    /// @param poll how often all streams are read, whether they rang or not
    public BellListener(FanoutHub hub, FanoutReader reader, Duration block, Duration poll) {
        this.hub = hub;
        this.reader = reader;
        this.block = block;
        this.poll = poll;
        this.thread = Thread.ofVirtual().name("bell-listener").unstarted(this::run);
    }

    /// Begins to listen; returns at once, also when Redis is away.
    public void start() {
        thread.start();
    }

    /// Whether the last question to Redis was answered.
    public boolean connected() {
        return connected;
    }

    private void run() {
        try {
            listen();
        } finally {
            connected = false;
            if (!stopped) {
                LOG.error("The bell listener has ended; this process must be replaced");
            }
        }
    }

    /// Whether it works or waits for Redis; once it has ended by itself, nothing brings it back.
    public boolean alive() {
        return thread.isAlive();
    }

    private void listen() {
        Duration backOff = FIRST_BACK_OFF;
        @Nullable String heard = null;
        while (!stopped) {
            try {
                if (heard == null) {
                    heard = reader.bellNow();
                    pollAll();
                    connected = true;
                    LOG.info("Listening to the fan-out streams");
                }
                heard = listen(heard);
                if (!connected) {
                    LOG.info("Listening to the fan-out streams");
                    connected = true;
                    pollAll();
                }
                backOff = FIRST_BACK_OFF;
            } catch (RuntimeException e) {
                if (stopped) {
                    return;
                }
                if (connected || backOff.equals(FIRST_BACK_OFF)) {
                    LOG.warnf("The fan-out streams cannot be read: %s", e.getMessage());
                    LOG.debug("The fan-out streams cannot be read", e);
                }
                connected = false;
                backOff = pause(backOff);
            }
        }
    }

    /// One ring of the bell, or none in the time.
    ///
    /// @return where to listen on
    private String listen(String heard) {
        BellRing ring = reader.bell(heard, block);
        if (ring.missed() || System.nanoTime() - lastPoll > poll.toNanos()) {
            pollAll();
        } else {
            read(ring.changed());
        }
        return ring.bellId();
    }

    /// Reads every stream, and wakes also those watchers whose own reading has failed.
    private void pollAll() {
        lastPoll = System.nanoTime();
        read(hub.channels().stream().map(Channel::stream).toList());
        hub.channels().forEach(Channel::endStuck);
        hub.channels().forEach(Channel::wakeAll);
    }

    private void read(Collection<StreamKey> streams) {
        Map<StreamKey, Position> batch = new HashMap<>();
        for (StreamKey stream : streams) {
            hub.channel(stream)
                    .ifPresent(channel ->
                            channel.end()
                                    .ifPresentOrElse(
                                            end -> batch.put(stream, end), channel::wakeAll));
            if (batch.size() == BATCH) {
                readOn(batch);
                batch.clear();
            }
        }
        readOn(batch);
    }

    private void readOn(Map<StreamKey, Position> from) {
        Map<StreamKey, Position> rest = Map.copyOf(from);
        while (!rest.isEmpty() && !stopped) {
            Map<StreamKey, Position> further = new HashMap<>();
            for (var read : reader.readAfter(rest, PAGE).entrySet()) {
                StreamKey stream = read.getKey();
                Position began = Objects.requireNonNull(rest.get(stream));
                if (!read.getValue().recovered()) {
                    LOG.infof("stream=%s has lost entries; its watchers are told", stream);
                }
                hub.advance(stream, began, read.getValue())
                        .ifPresent(end -> further.put(stream, end));
            }
            rest = further;
        }
    }

    private Duration pause(Duration backOff) {
        try {
            Thread.sleep(backOff);
        } catch (InterruptedException e) {
            // Only close() interrupts, after it has set the flag that the loop looks at.
            Thread.currentThread().interrupt();
        }
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(MAX_BACK_OFF) > 0 ? MAX_BACK_OFF : doubled;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        try {
            if (thread.isAlive() && !thread.join(STOP_PATIENCE)) {
                LOG.warn("The bell listener has not ended in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
