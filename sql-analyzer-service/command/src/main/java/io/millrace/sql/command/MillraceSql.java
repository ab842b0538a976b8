package io.millrace.sql.command;

import io.millrace.sql.command.lines.JsonLines;
import io.millrace.sql.engine.render.diagram.Label;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/// The command `millrace-sql`. It ends with 0 if every statement was understood, with 1 if one was
/// not, and with 2 if the command line is wrong, a file cannot be read or the output not written.
public final class MillraceSql {
    private static final int UNDERSTOOD = 0;
    private static final int NOT_UNDERSTOOD = 1;
    private static final int WRONG = 2;
    private static final int BUFFER = 64 * 1024;
    private static final int LONGEST_MESSAGE = 4_000;

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;

    MillraceSql(InputStream in, OutputStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /// The process's own streams are left open: it ends with them.
    @SuppressWarnings("resource")
    public static void main(String[] arguments) {
        InputStream in = new FileInputStream(FileDescriptor.in);
        OutputStream out =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER);
        PrintStream err =
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(new MillraceSql(in, out, err).run(List.of(arguments)));
    }

    /// The exit code.
    int run(List<String> arguments) {
        try {
            boolean understood =
                    switch (Arguments.read(arguments)) {
                        case Invocation.Help any -> print(Usage.text());
                        case Invocation.Version any ->
                                print("millrace-sql " + Usage.version() + "\n");
                        case Invocation.Lines lines -> lines(lines);
                        case Invocation.Scripts scripts ->
                                new Scripts(new Inputs(in), out, err, Clock.systemUTC())
                                        .run(scripts);
                    };
            return understood ? UNDERSTOOD : NOT_UNDERSTOOD;
        } catch (WrongUsage wrong) {
            err.println("millrace-sql: " + Label.of(wrong.text(), LONGEST_MESSAGE));
            err.println("millrace-sql --help tells how it is used.");
            return WRONG;
        } catch (IOException e) {
            err.println("millrace-sql: cannot go on: " + e.getMessage());
            return WRONG;
        }
    }

    private boolean lines(Invocation.Lines asked) throws IOException {
        JsonLines lines =
                switch (asked.subcommand()) {
                    case ANALYZE -> JsonLines.ofAnalyses(asked.threads());
                    case LINEAGE -> JsonLines.ofLineage(asked.threads());
                };
        return lines.answer(in, out);
    }

    private boolean print(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        return true;
    }
}
