package io.millrace.localstack.command;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.ProcessIdentity;
import io.millrace.localstack.process.Signal;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.time.Duration;
import java.util.Optional;

/// Other launchers that work on the same data folder.
final class Launchers {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Includes fetching Keycloak.
    private static final Duration START_PATIENCE = Duration.ofMinutes(15);

    private static final Duration POLL = Duration.ofMillis(100);

    private Launchers() {}

    /// Asks the launcher that stays in the foreground elsewhere to stop, as Ctrl-C there would, and
    /// waits for it.
    ///
    /// @return the lock, now ours
    static StackLock endOther(StackSettings settings, Terminal terminal) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean asked = false;
        while (System.nanoTime() < deadline) {
            Optional<StackLock> lock = StackLock.take(settings);
            if (lock.isPresent()) {
                return lock.get();
            }
            Optional<ProcessIdentity> other = StackLock.holder(settings);
            if (!asked && other.isPresent()) {
                terminal.say("Asking the launcher with pid " + other.get().pid() + " to stop.");
                asked = Signal.TERM.sendTo(other.get());
            }
            pause();
        }
        throw new ComponentFailure(
                "millrace", "another launcher still works in " + settings.data() + ".");
    }

    /// The lock, or none if another launcher holds it and has everything ready. Waits for one that
    /// is still at work.
    static Optional<StackLock> lockUnlessReady(StackRun run, Terminal terminal) {
        StackSettings settings = run.stack().settings();
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        boolean told = false;
        do {
            Optional<StackLock> lock = StackLock.take(settings);
            if (lock.isPresent() || run.ready()) {
                return lock;
            }
            if (!told) {
                terminal.say(
                        "Waiting for the launcher%s, which is still at work."
                                .formatted(pid(settings)));
                told = true;
            }
            pause();
        } while (System.nanoTime() < deadline);
        throw new ComponentFailure(
                "millrace",
                "the launcher%s has not become ready within %d minutes; ./millrace down stops it."
                        .formatted(pid(settings), START_PATIENCE.toMinutes()));
    }

    /// ` with pid 123` of the launcher that holds the lock, or nothing.
    static String pid(StackSettings settings) {
        return StackLock.holder(settings).map(holder -> " with pid " + holder.pid()).orElse("");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("millrace", "interrupted", e);
        }
    }
}
