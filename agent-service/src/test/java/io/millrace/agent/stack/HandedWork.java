package io.millrace.agent.stack;

import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.delivery.handlers.Work;
import io.millrace.streams.delivery.leases.Lease;
import java.util.ArrayList;
import java.util.List;

/// A piece of work that a test hands to a worker itself.
public final class HandedWork implements Work {
    private final Envelope envelope;
    private final Lease lease;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean lost;

    public HandedWork(Envelope envelope, Lease lease) {
        this.envelope = envelope;
        this.lease = lease;
    }

    @Override
    public Envelope envelope() {
        return envelope;
    }

    @Override
    public int deliveries() {
        return 1;
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
    public synchronized void onLost(Runnable action) {
        actions.add(action);
    }

    /// The heartbeat has found out that somebody else has the work.
    public void lose() {
        List<Runnable> told;
        synchronized (this) {
            lost = true;
            told = List.copyOf(actions);
        }
        told.forEach(Runnable::run);
    }
}
