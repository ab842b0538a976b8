package io.millrace.localstack.command;

import io.millrace.localstack.demo.Demo;
import io.millrace.localstack.stack.DetachedStart;
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
        StackRun run = new StackRun(stack, terminal);
        Optional<StackLock> lock = Launchers.lockUnlessReady(run, terminal);
        if (lock.isPresent()) {
            try (StackLock _ = lock.get()) {
                run.stopLeftovers();
                DetachedStart.run(run);
            }
        }
        terminal.readyBlock(stack);
        return new Demo(settings, terminal.out()).run();
    }
}
