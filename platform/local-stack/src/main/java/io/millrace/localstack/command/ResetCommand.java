package io.millrace.localstack.command;

import io.millrace.localstack.stack.DataFolder;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackLock;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.util.List;
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
        DataFolder folder = settings.dataFolder();
        switch (folder.state()) {
            case ABSENT, EMPTY -> {
                terminal.say("There is no data in " + settings.data() + ".");
                return 0;
            }
            // Refuses, before a lock or anything else is made there.
            case FOREIGN -> folder.clear();
            case OURS -> {}
        }
        try (StackLock _ = Launchers.endOther(settings, terminal)) {
            StackRun run = new StackRun(Stack.jvm(settings), terminal);
            run.stop();
            List<String> left = run.deleteData();
            terminal.say(
                    left.isEmpty()
                            ? settings.data() + " is empty."
                            : "All data of Millrace is deleted; left in %s: %s."
                                    .formatted(settings.data(), String.join(", ", left)));
            return 0;
        }
    }
}
