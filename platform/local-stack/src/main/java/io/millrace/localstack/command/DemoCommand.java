package io.millrace.localstack.command;

import io.millrace.localstack.demo.Demo;
import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: brings everything up if need be, does the main job and shows it. Exits 0 when the task
/// has completed.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Has an agent analyse a SQL statement and shows it live; starts what is needed.")
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--native", description = "Run the services' native binaries.")
    private boolean nativeBinaries;

    /// Tells what it does on the terminal.
    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StackSettings settings = Terminal.settings();
        Stack stack = nativeBinaries ? Stack.nativeBinaries(settings) : Stack.jvm(settings);
        Optional<StackLock> lock = StackLock.take(settings);
        if (lock.isPresent()) {
            try (StackLock _ = lock.get()) {
                StackRun run = new StackRun(stack, terminal);
                run.stopLeftovers();
                run.start(Lifetime.DETACHED);
            }
        } else {
            requireRunning(stack);
        }
        terminal.readyBlock(stack);
        return new Demo(settings, terminal.out()).run();
    }

    /// Another launcher holds the stack in the foreground: that one will do, if it is ready.
    private static void requireRunning(Stack stack) {
        for (var own : stack.own()) {
            if (own.process().running().isEmpty()) {
                throw new ComponentFailure(
                        own.name(), "is not running yet; the launcher elsewhere is still at work.");
            }
        }
    }
}
