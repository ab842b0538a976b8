package io.millrace.agent.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells one run to end. The first reason stays.
public final class StopSignal {
    /// Why a run has to end.
    public enum Reason {
        /// The user wants it to; that is news to be told.
        CANCELLED,
        /// The user is at the wheel; that the run has let go is news to be told.
        TAKEN_OVER,
        /// Another worker has it by now; this one writes nothing more.
        LEASE_LOST,
        /// This process ends; another worker goes on.
        SHUTDOWN
    }

    private final List<Runnable> listeners = new ArrayList<>();
    private @Nullable Reason reason;

    /// Raises the signal, unless it is.
    public void raise(Reason why) {
        List<Runnable> told;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            told = List.copyOf(listeners);
            notifyAll();
        }
        told.forEach(Runnable::run);
    }

    /// Why the run has to end, if it has.
    public synchronized Optional<Reason> raised() {
        return Optional.ofNullable(reason);
    }

    /// Waits, at most so long; less when the signal is raised.
    synchronized void await(Duration time) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        long left = time.toMillis();
        while (reason == null && left > 0) {
            wait(left);
            left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        }
    }

    /// Runs the action when the signal is raised, at once if it is.
    void onRaise(Runnable action) {
        synchronized (this) {
            if (reason == null) {
                listeners.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized void forget(Runnable action) {
        listeners.remove(action);
    }
}
