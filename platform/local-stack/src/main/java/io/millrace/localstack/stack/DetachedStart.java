package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts what outlives this launcher. If the launcher is ended in the midst of it (Ctrl-C, a
/// signal), what it began is stopped again.
public final class DetachedStart {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private DetachedStart() {}

    /// Returns when everything is ready.
    ///
    /// @throws ComponentFailure the first failure; what was started is stopped again
    public static void run(StackRun run) {
        CompletableFuture<Void> failure = new CompletableFuture<>();
        CountDownLatch ended = new CountDownLatch(1);
        Thread giveUp = new Thread(() -> giveUp(run, failure, ended), "give-up");
        Runtime.getRuntime().addShutdownHook(giveUp);
        try {
            run.start(Lifetime.DETACHED, failure);
        } finally {
            ended.countDown();
            forget(giveUp);
        }
    }

    private static void giveUp(
            StackRun run, CompletableFuture<Void> failure, CountDownLatch ended) {
        run.progress().say("");
        run.progress().say("Interrupted; stopping what this start began.");
        run.stack().own().stream()
                .filter(own -> !own.prepared().getAsBoolean())
                .forEach(own ->
                        run.progress()
                                .say(
                                        "What prepares %s is waited for, up to %d s."
                                                .formatted(own.name(), PATIENCE.toSeconds())));
        failure.completeExceptionally(
                new ComponentFailure("millrace", "the start was interrupted."));
        boolean done;
        try {
            done = ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            done = false;
        }
        List<String> running = run.running();
        if (!running.isEmpty()) {
            run.progress()
                    .say(
                            "Still running: %s. ./millrace down stops it."
                                    .formatted(String.join(", ", running)));
        } else if (done) {
            run.progress().say("Nothing runs; the data is kept.");
        }
    }

    /// Whether it will not run any more; else it is at work, and the virtual machine waits for it.
    private static boolean forget(Thread giveUp) {
        try {
            return Runtime.getRuntime().removeShutdownHook(giveUp);
        } catch (IllegalStateException endingAlready) {
            return false;
        }
    }
}
