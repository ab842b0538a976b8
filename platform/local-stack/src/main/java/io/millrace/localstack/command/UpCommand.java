package io.millrace.localstack.command;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.stack.DetachedStart;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `up`: starts everything and stays in the foreground, or not.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, Redis, Keycloak and the services. Ctrl-C stops all.")
public final class UpCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final long WATCH_SECONDS = 1;

    private final Terminal terminal;

    @Option(names = "--native", description = "Run the services' native binaries.")
    private boolean nativeBinaries;

    @Option(names = "--detach", description = "Return as soon as everything is ready.")
    private boolean detach;

    /// Tells what it does on the terminal.
    public UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        StackSettings settings = Terminal.settings();
        Stack stack = nativeBinaries ? Stack.nativeBinaries(settings) : Stack.jvm(settings);
        StackRun run = new StackRun(stack, terminal);
        Optional<StackLock> lock = StackLock.take(settings);
        if (lock.isEmpty()) {
            throw new ComponentFailure(
                    "millrace",
                    "another launcher%s is at work in %s; ./millrace down stops it."
                            .formatted(Launchers.pid(settings), settings.data()));
        }
        try (StackLock _ = lock.get()) {
            if (run.runsDetached()) {
                terminal.say("Everything runs already, detached. ./millrace down stops it.");
                terminal.readyBlock(stack);
                return 0;
            }
            run.stopLeftovers();
            return detach ? startDetached(run) : stayInForeground(run);
        }
    }

    private int startDetached(StackRun run) {
        DetachedStart.run(run);
        terminal.readyBlock(run.stack());
        terminal.say("It runs detached. ./millrace down stops it.");
        return 0;
    }

    /// Stays until Ctrl-C, a signal, or `down` from another terminal.
    private int stayInForeground(StackRun run) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicBoolean stopping = new AtomicBoolean();
        Thread stop =
                new Thread(
                        () -> {
                            stopping.set(true);
                            terminal.say("");
                            run.stop();
                            terminal.say("All is stopped; the data is kept.");
                            stopped.countDown();
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            run.start(Lifetime.WITH_STARTER);
        } catch (ComponentFailure e) {
            // Nothing runs any more, so the farewell would only puzzle.
            Runtime.getRuntime().removeShutdownHook(stop);
            throw e;
        }
        terminal.readyBlock(run.stack());
        terminal.say("Ctrl-C stops everything.");
        Set<String> missing = new HashSet<>();
        while (!stopped.await(WATCH_SECONDS, TimeUnit.SECONDS)) {
            if (!stopping.get()) {
                reportEnded(run, missing);
            }
        }
        return FAILED;
    }

    private void reportEnded(StackRun run, Set<String> known) {
        run.stack().own().stream()
                .filter(own -> own.process().running().isEmpty())
                .filter(own -> known.add(own.name()))
                .forEach(own ->
                        terminal.say(
                                own.name()
                                        + " has ended by itself; see "
                                        + run.stack().settings().log(own.name())));
    }
}
