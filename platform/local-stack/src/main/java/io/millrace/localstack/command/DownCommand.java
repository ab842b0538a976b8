package io.millrace.localstack.command;

import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `down`: stops everything, whoever started it.
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops everything; the data is kept.")
public final class DownCommand implements Callable<Integer> {
    private final Terminal terminal;

    /// Tells what it does on the terminal.
    public DownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StackSettings settings = Terminal.settings();
        try (StackLock _ = Launchers.endOther(settings, terminal)) {
            StackRun run = new StackRun(Stack.jvm(settings), terminal);
            boolean nothing = run.running().isEmpty();
            run.stop();
            terminal.say(nothing ? "Nothing runs." : "All is stopped; the data is kept.");
            return 0;
        }
    }
}
