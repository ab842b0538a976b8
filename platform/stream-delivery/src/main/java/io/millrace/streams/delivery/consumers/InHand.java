package io.millrace.streams.delivery.consumers;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.delivery.entries.Entry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The entries a consumer has taken and not finished, at most as many as it has slots.
final class InHand {
    private final int slots;
    private final Set<Key> keys = new HashSet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private record Key(StreamKey stream, String entryId) {}

    InHand(int slots) {
        this.slots = slots;
    }

    int free() {
        lock.lock();
        try {
            return Math.max(0, slots - keys.size());
        } finally {
            lock.unlock();
        }
    }

    boolean holds(StreamKey stream, String entryId) {
        lock.lock();
        try {
            return keys.contains(new Key(stream, entryId));
        } finally {
            lock.unlock();
        }
    }

    /// @return false when it is in hand already
    boolean take(Entry entry) {
        lock.lock();
        try {
            return keys.add(new Key(entry.stream(), entry.id()));
        } finally {
            lock.unlock();
        }
    }

    void finish(Entry entry) {
        lock.lock();
        try {
            keys.remove(new Key(entry.stream(), entry.id()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until a slot is free, at most so long.
    boolean awaitFree(Duration limit) throws InterruptedException {
        return await(limit, slots);
    }

    /// Waits until nothing is in hand, at most so long.
    boolean awaitEmpty(Duration limit) throws InterruptedException {
        return await(limit, 1);
    }

    private boolean await(Duration limit, int fewerThan) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (keys.size() >= fewerThan && left > 0) {
                left = changed.awaitNanos(left);
            }
            return keys.size() < fewerThan;
        } finally {
            lock.unlock();
        }
    }
}
