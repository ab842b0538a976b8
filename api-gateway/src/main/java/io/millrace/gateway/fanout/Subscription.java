package io.millrace.gateway.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.fanout.CatchUp;
import io.millrace.streams.delivery.fanout.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// One watcher's place in a stream. [#next] is called by one thread at a time.
public final class Subscription implements AutoCloseable {
    /// It takes from Redis.
    static final long NOT_LIVE = -1;

    /// The channel has gone on without it, and it has not come back since.
    static final long LEFT_BEHIND = -2;

    /// How many entries are read from Redis at a time.
    static final int PAGE = 128;

    private final FanoutHub hub;
    private final Channel channel;
    private final Watcher watcher;
    private final Deque<WatchedEvent> page = new ArrayDeque<>();
    private Position position = Position.BEGINNING;
    private volatile boolean overrun;

    /// The number of the channel's event that comes next; guarded by the channel.
    long number = NOT_LIVE;

    /// When it last took something from the channel, as [System#nanoTime]; guarded by the channel.
    long lastTaken = System.nanoTime();

    Subscription(FanoutHub hub, Channel channel, Watcher watcher) {
        this.hub = hub;
        this.channel = channel;
        this.watcher = watcher;
    }

    /// The stream that is watched.
    public StreamKey stream() {
        return channel.stream();
    }

    /// Sets the cursor to where a first look has found it.
    void begin(Position from, List<WatchedEvent> found) {
        position = from;
        page.addAll(found);
    }

    /// What the watcher gets next. May ask Redis once, and so block for as long as that may take.
    ///
    /// @throws RuntimeException when Redis cannot be asked; the cursor stays, the watcher is woken
    ///   when Redis is back
    public Next next() {
        if (overrun) {
            return new Next.Nothing();
        }
        if (page.isEmpty()) {
            Optional<List<WatchedEvent>> following = channel.after(this, position);
            if (following.isPresent()) {
                page.addAll(following.get());
            } else {
                CatchUp caughtUp = hub.read(stream(), position);
                if (!caughtUp.recovered()) {
                    return resync(caughtUp);
                }
                page.addAll(WatchedEvent.allOf(caughtUp));
                if (page.isEmpty()) {
                    return passedOver(caughtUp);
                }
            }
        }
        WatchedEvent event = page.poll();
        if (event == null) {
            return new Next.Nothing();
        }
        position = event.position();
        return new Next.Event(event);
    }

    /// Nothing readable came after the cursor. At the end of the stream it is handed over to the
    /// reader, unless the reader has it already.
    private Next passedOver(CatchUp caughtUp) {
        position = caughtUp.end();
        if (caughtUp.more()) {
            wake();
        } else if (channel.openAt(position)) {
            hub.advance(stream(), position, hub.read(stream(), position));
        }
        return new Next.Nothing();
    }

    private Next resync(CatchUp caughtUp) {
        page.clear();
        position = caughtUp.end();
        return new Next.Resync(position, caughtUp.oldest());
    }

    boolean isLive() {
        return number >= 0;
    }

    void wake() {
        watcher.wake();
    }

    void overrun() {
        if (!overrun) {
            overrun = true;
            watcher.overrun();
        }
    }

    /// Ends it; nothing comes any more. May be called more than once.
    @Override
    public void close() {
        hub.leave(channel, this);
    }
}
