package io.millrace.streams.delivery.threads;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// A step that is repeated in the background until the loop is closed. After a failure it waits,
/// longer each time up to two seconds, whoever wakes it; the first failure of a row is logged, and
/// the recovery. An error is a failure like any other: a loop that ended by itself would leave a
/// process that looks alive and does nothing.
public final class Loop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /// Longer than a reader blocks.
    private static final Duration GENTLE_WAIT = Duration.ofSeconds(1);

    /// What is repeated.
    @FunctionalInterface
    public interface Step {
        /// @return true to go on at once, false to pause
        boolean run() throws InterruptedException;
    }

    private final String name;
    private final Duration pause;
    private final Step step;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean wakeUp;
    private volatile Runnable atEnd = () -> {};
    private volatile boolean stopping;
    private int failures;

    private Loop(String name, Duration pause, Step step, Thread.Builder builder) {
        this.name = name;
        this.pause = pause;
        this.step = step;
        this.thread = builder.name(name).unstarted(this::repeat);
    }

    /// A loop on a virtual thread.
    ///
    /// @param pause how long to wait after a step that said so, unless woken
    public static Loop of(String name, Duration pause, Step step) {
        return new Loop(name, pause, step, Thread.ofVirtual());
    }

    /// A loop on a thread of its own, which runs however busy the virtual threads are.
    public static Loop onOwnThread(String name, Duration pause, Step step) {
        return new Loop(name, pause, step, Thread.ofPlatform().daemon());
    }

    /// What the loop's thread does last, once a step is over for good: it gives back what the steps
    /// use. [#close] does not wait for a step that hears no interrupt, and whoever gave its
    /// connection back meanwhile would only have it open another.
    public Loop atEnd(Runnable action) {
        atEnd = action;
        return this;
    }

    public Loop start() {
        thread.start();
        return this;
    }

    /// Ends the present pause, or the next one.
    public void wake() {
        lock.lock();
        try {
            wakeUp = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Whether [#stop] was called.
    public boolean stopping() {
        return stopping;
    }

    /// Says that the loop is to end; does not wait for it.
    public void stop() {
        stopping = true;
        wake();
    }

    /// Ends the loop and waits for it. A step gets a moment to end by itself before it is
    /// interrupted: an interrupt costs the connection it is using.
    @Override
    public void close() {
        stop();
        if (thread.equals(Thread.currentThread()) || thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (!thread.join(GENTLE_WAIT)) {
                thread.interrupt();
                thread.join(LONGEST_WAIT);
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void repeat() {
        try {
            repeatUntilStopped();
        } finally {
            atEnd.run();
        }
    }

    private void repeatUntilStopped() {
        while (!stopping) {
            try {
                boolean again = step.run();
                recovered();
                if (!again) {
                    rest(pause, true);
                }
            } catch (InterruptedException e) {
                if (stopping) {
                    return;
                }
            } catch (RuntimeException | Error e) {
                if (stopping) {
                    return;
                }
                failed(e);
            }
        }
    }

    private void failed(Throwable e) {
        if (failures == 0) {
            LOG.warnf("%s failed and will be tried again: %s", name, e);
            LOG.debugf(e, "The failure of %s", name);
        } else {
            LOG.debugf(e, "%s failed again", name);
        }
        long wait = FIRST_WAIT.toMillis() << Math.min(failures, 10);
        failures++;
        pauseAfterFailure(Duration.ofMillis(Math.min(wait, LONGEST_WAIT.toMillis())));
    }

    private void recovered() {
        if (failures > 0) {
            LOG.infof("%s works again after %d failures", name, failures);
            failures = 0;
        }
    }

    private void pauseAfterFailure(Duration wait) {
        try {
            rest(wait, false);
        } catch (InterruptedException e) {
            // Only closing interrupts; the loop's condition sees it.
            LOG.tracef("%s was interrupted", name);
        }
    }

    private void rest(Duration wait, boolean wakeable) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = wait.toNanos();
            while (left > 0 && !stopping && !(wakeable && wakeUp)) {
                left = woken.awaitNanos(left);
            }
            if (wakeable) {
                wakeUp = false;
            }
        } finally {
            lock.unlock();
        }
    }
}
