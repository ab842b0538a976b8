package io.millrace.localstack.command;

import io.millrace.localstack.stack.DataFolder;
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
        if (settings.dataFolder().state() != DataFolder.State.OURS) {
            terminal.say("Nothing runs: %s holds no data of Millrace.".formatted(settings.data()));
            return 0;
        }
        boolean launcher = StackLock.holder(settings).isPresent();
        try (StackLock _ = Launchers.endOther(settings, terminal)) {
            StackRun run = new StackRun(Stack.jvm(settings), terminal);
            boolean nothing = !launcher && run.running().isEmpty();
            run.stop();
            terminal.say(nothing ? "Nothing runs." : "All is stopped; the data is kept.");
            return 0;
        }
    }
}
