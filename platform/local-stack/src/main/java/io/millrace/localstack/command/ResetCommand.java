package io.millrace.localstack.command;

import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `reset`: stops everything and deletes all data.
@Command(
        name = "reset",
        mixinStandardHelpOptions = true,
        description = "Stops everything and empties the data folder.")
public final class ResetCommand implements Callable<Integer> {
    private final Terminal terminal;

    /// Tells what it does on the terminal.
    public ResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        StackSettings settings = Terminal.settings();
        try (StackLock _ = Launchers.endOther(settings, terminal)) {
            StackRun run = new StackRun(Stack.jvm(settings), terminal);
            run.stop();
            run.deleteData();
            terminal.say(settings.data() + " is empty.");
            return 0;
        }
    }
}
