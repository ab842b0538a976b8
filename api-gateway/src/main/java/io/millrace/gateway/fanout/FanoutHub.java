package io.millrace.gateway.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.fanout.CatchUp;
import io.millrace.streams.delivery.fanout.FanoutReader;
import io.millrace.streams.delivery.fanout.Position;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// All streams that somebody watches through this process.
public final class FanoutHub {
    private final FanoutReader reader;
    private final Channel.Bound bound;
    private final Semaphore reading;
    private final Map<StreamKey, Channel> channels = new ConcurrentHashMap<>();

    /// @param bound how far a watcher may be behind the newest event
    /// @param readers how many watchers may read from Redis at a time; when all come back at once
    ///   they wait for each other, and not for a connection that is not there
    public FanoutHub(FanoutReader reader, Channel.Bound bound, int readers) {
        this.reader = reader;
        this.bound = bound;
        this.reading = new Semaphore(readers, true);
    }

    /// What Redis has after a position, in one look.
    CatchUp read(StreamKey stream, @Nullable Position after) {
        reading.acquireUninterruptibly();
        try {
            return reader.catchUp(stream, after, Subscription.PAGE);
        } finally {
            reading.release();
        }
    }

    /// Begins to watch a stream. Asks Redis once.
    ///
    /// @param after the last position seen, null to begin now
    /// @throws RuntimeException when Redis cannot be asked
    public Opened subscribe(StreamKey stream, @Nullable Position after, Watcher watcher) {
        // The channel is there before Redis is asked: what is written from now on rings for it.
        Subscription subscription = join(stream, watcher);
        try {
            CatchUp found = read(stream, after);
            Position from = found.end();
            List<WatchedEvent> missed = List.of();
            if (after != null && found.recovered()) {
                from = inEpoch(after, found);
                missed = WatchedEvent.allOf(found);
            }
            subscription.begin(from, missed);
            return new Opened(subscription, found.recovered(), from, found.oldest());
        } catch (RuntimeException e) {
            subscription.close();
            throw e;
        }
    }

    /// The beginning of any epoch is from now on that of this one: it can be told from the
    /// beginning of the next.
    private static Position inEpoch(Position after, CatchUp found) {
        return after.isBeginning() ? new Position(found.end().epoch(), "0-0") : after;
    }

    private Subscription join(StreamKey stream, Watcher watcher) {
        Subscription[] joined = new Subscription[1];
        channels.compute(
                stream,
                (key, existing) -> {
                    Channel channel = existing == null ? new Channel(key, bound) : existing;
                    joined[0] = new Subscription(this, channel, watcher);
                    channel.join(joined[0]);
                    return channel;
                });
        return joined[0];
    }

    /// Puts into a stream's channel what was read from a position on.
    ///
    /// @return where to read on at once; empty when there is no more or nobody to read for
    Optional<Position> advance(StreamKey stream, Position from, CatchUp found) {
        Channel channel = channels.get(stream);
        if (channel == null) {
            return Optional.empty();
        }
        boolean taken =
                found.recovered()
                        ? found.entries().isEmpty()
                                || channel.append(from, WatchedEvent.allOf(found), found.end())
                        : channel.reset(from, found.end());
        if (!taken) {
            // Somebody else has read meanwhile: what rang may lie behind what they have seen.
            return channel.end();
        }
        return found.more() ? Optional.of(found.end()) : Optional.empty();
    }

    void leave(Channel channel, Subscription subscription) {
        channels.computeIfPresent(
                channel.stream(),
                (_, current) -> current == channel && channel.leave(subscription) ? null : current);
    }

    Optional<Channel> channel(StreamKey stream) {
        return Optional.ofNullable(channels.get(stream));
    }

    Collection<Channel> channels() {
        return channels.values();
    }

    /// How many streams are watched.
    public int streams() {
        return channels.size();
    }

    /// How many subscriptions there are.
    public int subscriptions() {
        return channels.values().stream().mapToInt(Channel::watchers).sum();
    }
}
