package io.millrace.gateway.fanout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Carries events from subscriptions to one connection, at the pace of the connection. It runs only
/// while there is something to carry, on a thread of its own for so long, and writes one text at a
/// time. Ready texts (answers) go before events; several subscriptions take turns.
public final class Pump {
    private static final Logger LOG = Logger.getLogger(Pump.class);

    private final Executor executor;
    private final Outlet outlet;
    private final Duration stallLimit;
    private final Queue<String> ready = new ConcurrentLinkedQueue<>();
    private final List<Feed> feeds = new CopyOnWriteArrayList<>();
    private final AtomicInteger signals = new AtomicInteger();
    private volatile boolean closed;

    /// The connection.
    public interface Outlet {
        /// Writes; the stage completes when the text has left this process.
        CompletionStage<Void> write(String text);

        /// The connection takes nothing any more; it is to be closed.
        void stalled();
    }

    /// A subscription and how its events look on this connection; empty for what is not shown.
    private record Feed(Subscription subscription, Function<Next, Optional<String>> rendering) {}

    /// @param executor where it may block
    /// @param stallLimit how long one write may take
    public Pump(Executor executor, Outlet outlet, Duration stallLimit) {
        this.executor = executor;
        this.outlet = outlet;
        this.stallLimit = stallLimit;
    }

    /// Has a text written before any further event.
    public void send(String text) {
        ready.add(text);
        wake();
    }

    /// Begins to carry the events of a subscription.
    public void carry(Subscription subscription, Function<Next, Optional<String>> rendering) {
        feeds.add(new Feed(subscription, rendering));
        wake();
    }

    /// Carries no further event of a subscription.
    public void drop(Subscription subscription) {
        feeds.removeIf(feed -> feed.subscription() == subscription);
    }

    /// There may be something to carry.
    public void wake() {
        if (!closed && signals.getAndIncrement() == 0) {
            executor.execute(this::run);
        }
    }

    /// How many ready texts wait.
    public int waiting() {
        return ready.size();
    }

    /// Carries nothing any more; what is being written may still go out.
    public void close() {
        closed = true;
    }

    private void run() {
        int seen = signals.get();
        do {
            drain();
            seen = signals.addAndGet(-seen);
        } while (seen != 0 && !closed);
    }

    private void drain() {
        boolean carried = true;
        while (carried && !closed) {
            carried = false;
            for (String text = ready.poll(); text != null && !closed; text = ready.poll()) {
                write(text);
            }
            for (Feed feed : feeds) {
                carried |= carry(feed);
            }
        }
    }

    /// @return whether there may be more
    private boolean carry(Feed feed) {
        Next next;
        try {
            next = feed.subscription().next();
        } catch (RuntimeException e) {
            // The subscription keeps its place, and is woken when Redis can be read again.
            LOG.debugf(e, "stream=%s cannot be read now", feed.subscription().stream());
            return false;
        }
        if (next instanceof Next.Nothing || !feeds.contains(feed)) {
            return false;
        }
        feed.rendering().apply(next).ifPresent(this::write);
        return true;
    }

    private void write(String text) {
        if (closed) {
            return;
        }
        try {
            outlet.write(text)
                    .toCompletableFuture()
                    .get(stallLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            closed = true;
            outlet.stalled();
        } catch (ExecutionException e) {
            // The other side has gone; its close handler does the rest.
            LOG.debugf("A connection has ended while it was written to: %s", e.getMessage());
            closed = true;
        } catch (InterruptedException e) {
            closed = true;
            Thread.currentThread().interrupt();
        }
    }
}
