package io.millrace.agent.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes a call on a virtual thread of its own, which is interrupted when the run has to stop or
/// the time is up. The run's own thread is never interrupted for that: it may be in a database
/// transaction, and an interrupt would close the connection.
final class Interruptible {
    private Interruptible() {}

    /// How a call ended.
    sealed interface Ended<T> {
        /// With a result.
        record Finished<T>(T result) implements Ended<T> {}

        /// Because the run has to stop.
        record Stopped<T>() implements Ended<T> {}

        /// Because its time was up.
        record TimedOut<T>() implements Ended<T> {}
    }

    static <T> Ended<T> call(String name, StopSignal signal, Duration limit, Callable<T> work)
            throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        Runnable cancel = () -> task.cancel(true);
        Thread.ofVirtual().name(name).start(task);
        signal.onRaise(cancel);
        try {
            return new Ended.Finished<>(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return new Ended.TimedOut<>();
        } catch (java.util.concurrent.CancellationException _) {
            return new Ended.Stopped<>();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(name + " broke", e);
            }
        } finally {
            signal.forget(cancel);
            task.cancel(true);
        }
    }
}
