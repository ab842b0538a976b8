package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.entries.Entry;
import io.millrace.streams.delivery.entries.GroupStream;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.leases.Lease;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Work in the hands of this process.
final class HeldWork implements Work {
    private static final Logger LOG = Logger.getLogger(HeldWork.class);
    private final GroupStream stream;
    private final Entry entry;
    private final Envelope envelope;
    private final int deliveries;
    private final Lease lease;
    private final List<Runnable> onLost = new ArrayList<>();
    private boolean lost;
    private @Nullable Thread worker;

    HeldWork(GroupStream stream, Entry entry, Envelope envelope, int deliveries, Lease lease) {
        this.stream = stream;
        this.entry = entry;
        this.envelope = envelope;
        this.deliveries = deliveries;
        this.lease = lease;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public int deliveries() {
        return deliveries;
    }

    @Override
    public Lease lease() {
        return lease;
    }

    @Override
    public synchronized boolean lost() {
        return lost;
    }

    @Override
    public void onLost(Runnable action) {
        synchronized (this) {
            if (!lost) {
                onLost.add(action);
                return;
            }
        }
        action.run();
    }

    GroupStream stream() {
        return stream;
    }

    Entry entry() {
        return entry;
    }

    /// Remembers who works on it.
    synchronized void workedOnBy(@Nullable Thread thread) {
        worker = thread;
    }

    /// Interrupts whoever works on it.
    synchronized void interrupt() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    /// The work belongs to somebody else.
    ///
    /// @return false when that was known
    boolean markLost() {
        List<Runnable> actions;
        synchronized (this) {
            if (lost) {
                return false;
            }
            lost = true;
            actions = List.copyOf(onLost);
        }
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "An action on the loss of %s failed", envelope.subject());
            }
        }
        return true;
    }
}
