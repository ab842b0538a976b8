package io.millrace.gateway.fanout;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.fanout.Position;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The newest events of one stream, without a hole, shared by all its watchers. One thread appends,
/// any thread takes.
public final class Channel {
    /// How many events that everybody has are kept, for those who are just arriving.
    private static final int KEPT_FOR_LATECOMERS = 64;

    /// How many events a subscription takes at a time.
    private static final int PAGE = 64;

    /// How far a watcher may be behind the newest event.
    ///
    /// @param events at most so many events
    /// @param characters and at most so much JSON
    /// @param patience how long a watcher beyond that may take nothing before it counts as stuck: a
    ///   burst alone makes nobody slow
    public record Bound(int events, long characters, Duration patience) {}

    private final StreamKey stream;
    private final Bound bound;
    private final Set<Subscription> subscriptions = new HashSet<>();
    private final Deque<WatchedEvent> events = new ArrayDeque<>();

    /// Everything between `base` and `end` is in `events`; null until somebody has reached the end
    /// of the stream.
    private @Nullable Position base;

    private @Nullable Position end;

    /// How many events were dropped from the front since the beginning; the number of the first.
    private long first;

    /// How much JSON `events` holds.
    private long characters;

    Channel(StreamKey stream, Bound bound) {
        this.stream = stream;
        this.bound = bound;
    }

    StreamKey stream() {
        return stream;
    }

    /// Where the reader has to go on; empty while nobody has reached the stream's end.
    synchronized Optional<Position> end() {
        return Optional.ofNullable(end);
    }

    synchronized void join(Subscription subscription) {
        subscriptions.add(subscription);
    }

    /// @return whether nobody is left
    synchronized boolean leave(Subscription subscription) {
        subscriptions.remove(subscription);
        return subscriptions.isEmpty();
    }

    synchronized int watchers() {
        return subscriptions.size();
    }

    /// A subscription has reached the end of the stream by itself: from there the reader takes
    /// over.
    ///
    /// @return whether the channel was not open before; then what was written since that look has
    ///   rung for nobody, and the caller looks again
    synchronized boolean openAt(Position position) {
        if (end != null) {
            return false;
        }
        base = position;
        end = position;
        return true;
    }

    /// What follows a position.
    ///
    /// @return empty when the channel cannot tell and Redis has to be asked
    synchronized Optional<List<WatchedEvent>> after(Subscription subscription, Position position) {
        if (!covers(position)) {
            subscription.number = Subscription.NOT_LIVE;
            return Optional.empty();
        }
        subscription.lastTaken = System.nanoTime();
        long number = Math.max(subscription.number, first);
        List<WatchedEvent> page = new ArrayList<>();
        Iterator<WatchedEvent> rest = events.iterator();
        for (long skip = number - first; skip > 0 && rest.hasNext(); skip--) {
            rest.next();
        }
        while (rest.hasNext() && page.size() < PAGE) {
            WatchedEvent event = rest.next();
            number++;
            if (EntryIds.compare(event.position(), position) > 0) {
                page.add(event);
            }
        }
        subscription.number = number;
        return Optional.of(page);
    }

    private boolean covers(Position position) {
        Position from = base;
        return from != null
                && position.epoch().equals(from.epoch())
                && EntryIds.compare(position, from) >= 0;
    }

    /// Somebody has read on. Nothing happens unless the channel ends where the reading began.
    ///
    /// A watcher that the events now lie before goes on from Redis; one that has moreover taken
    /// nothing for a while is overrun.
    ///
    /// @return whether the channel ended there
    boolean append(Position from, List<WatchedEvent> more, Position reached) {
        List<Subscription> stuck;
        synchronized (this) {
            if (!from.equals(end)) {
                return false;
            }
            events.addAll(more);
            characters += size(more);
            end = reached;
            shrink();
            stuck = leaveBehind();
        }
        stuck.forEach(Subscription::overrun);
        wakeAll();
        return true;
    }

    private void shrink() {
        long needed = first + events.size();
        for (Subscription subscription : subscriptions) {
            if (subscription.isLive()) {
                needed = Math.min(needed, subscription.number);
            }
        }
        while (events.size() > bound.events
                || (characters > bound.characters && !events.isEmpty())
                || (first < needed && events.size() > KEPT_FOR_LATECOMERS)) {
            WatchedEvent dropped = events.removeFirst();
            base = dropped.position();
            characters -= dropped.payload().length();
            first++;
        }
    }

    private static long size(List<WatchedEvent> events) {
        return events.stream().mapToLong(event -> event.payload().length()).sum();
    }

    /// Ends those who were left behind and have not come back, also when nothing new is written.
    void endStuck() {
        List<Subscription> stuck;
        synchronized (this) {
            stuck = leaveBehind();
        }
        stuck.forEach(Subscription::overrun);
    }

    private List<Subscription> leaveBehind() {
        List<Subscription> stuck = new ArrayList<>();
        for (Subscription subscription : subscriptions) {
            if (subscription.isLive() && subscription.number < first) {
                subscription.number = Subscription.LEFT_BEHIND;
            }
            if (subscription.number == Subscription.LEFT_BEHIND
                    && System.nanoTime() - subscription.lastTaken > bound.patience.toNanos()) {
                stuck.add(subscription);
            }
        }
        return stuck;
    }

    /// What the channel holds is no longer what Redis holds: everybody asks Redis from their own
    /// position, and learns there what is gone.
    ///
    /// @return whether the channel ended where the reading began; if not, nothing happens
    boolean reset(Position from, Position reached) {
        synchronized (this) {
            if (!from.equals(end)) {
                return false;
            }
            first += events.size();
            events.clear();
            characters = 0;
            base = reached;
            end = reached;
            for (Subscription subscription : subscriptions) {
                subscription.number = Subscription.NOT_LIVE;
            }
        }
        wakeAll();
        return true;
    }

    void wakeAll() {
        snapshot().forEach(Subscription::wake);
    }

    private synchronized List<Subscription> snapshot() {
        return List.copyOf(subscriptions);
    }
}
