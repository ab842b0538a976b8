package io.millrace.localstack.command;

import io.millrace.localstack.stack.Component;
import io.millrace.localstack.stack.DataFolder;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `status`: what runs. Exits 0 if everything does, else 1.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells what runs; exits 0 if everything does.")
public final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    /// Tells what it does on the terminal.
    public StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = terminal.out();
        StackSettings settings = Terminal.settings();
        boolean data = settings.dataFolder().state() == DataFolder.State.OURS;
        boolean all = true;
        boolean any = false;
        for (Component component : Stack.jvm(settings).components()) {
            String state =
                    switch (component) {
                        case Component.External _ -> "elsewhere";
                        case Component.Own own ->
                                own.process()
                                        .running()
                                        .map(process -> "pid " + process.pid())
                                        .orElse("stopped");
                    };
            all &= !state.equals("stopped");
            any |= state.startsWith("pid");
            out.println("  %-22s %-14s %s".formatted(component.name(), state, component.address()));
        }
        out.println((data ? "  data in " : "  no data yet in ") + settings.data());
        if (!any) {
            out.println("Nothing runs.");
        }
        return all ? 0 : 1;
    }
}
