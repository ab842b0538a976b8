package io.millrace.localstack;

import io.millrace.localstack.command.DemoCommand;
import io.millrace.localstack.command.DownCommand;
import io.millrace.localstack.command.ResetCommand;
import io.millrace.localstack.command.StatusCommand;
import io.millrace.localstack.command.Terminal;
import io.millrace.localstack.command.UpCommand;
import io.millrace.localstack.process.ComponentFailure;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line behind `./millrace`. Exit codes: 0 done, 1 failed, 2 not understood.
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        description = "Runs the whole platform on this machine, without containers.")
public final class Launcher {
    private Launcher() {}

    /// Runs one command and ends the virtual machine with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// Runs one command.
    ///
    /// @return the exit code
    static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Terminal terminal = Terminal.on(out);
        CommandLine line =
                new CommandLine(new Launcher())
                        .addSubcommand(new UpCommand(terminal))
                        .addSubcommand(new DemoCommand(terminal))
                        .addSubcommand(new DownCommand(terminal))
                        .addSubcommand(new ResetCommand(terminal))
                        .addSubcommand(new StatusCommand(terminal))
                        .setOut(out)
                        .setErr(err)
                        .setExecutionExceptionHandler(Launcher::explain);
        return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    /// A failure of a component is a sentence; anything else is a bug and shows where it is.
    private static int explain(
            Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof ComponentFailure) {
            line.getErr().println(failure.getMessage());
        } else if (failure instanceof UncheckedIOException
                && failure.getCause() instanceof AccessDeniedException denied) {
            line.getErr()
                    .println(
                            "millrace: %s: this user may not write or read %s."
                                    .formatted(failure.getMessage(), denied.getFile()));
        } else {
            failure.printStackTrace(line.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
