package io.millrace.localstack.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Starts processes apart from the terminal and, if wanted, tied to this virtual machine's life.
final class Spawner {
    /// The kernel sends the parent-death signal when the *thread* that started the child ends, so
    /// all children are started from one thread that lives as long as the virtual machine.
    private static final ExecutorService THREAD =
            Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().name("spawner").unstarted(task));

    private static final boolean SETSID = Executables.canRun(List.of("setsid"));
    private static final boolean SETPRIV =
            Executables.canRun(List.of("setpriv", "--pdeathsig", "TERM"));

    private Spawner() {}

    /// The whole command: each part execs what follows it, so the pid is the program's own.
    ///
    /// `setsid` keeps Ctrl-C in the terminal from reaching every process at once, so that the
    /// launcher can stop them in order. The tie to this virtual machine comes last, because the
    /// kernel forgets it when the user changes.
    static List<String> command(Program program, Lifetime lifetime) {
        List<String> command = new ArrayList<>();
        if (SETSID) {
            command.add("setsid");
        }
        command.addAll(program.user().prefix());
        if (SETPRIV && lifetime == Lifetime.WITH_STARTER) {
            command.addAll(List.of("setpriv", "--pdeathsig", program.stop().name()));
        }
        command.addAll(program.command());
        return command;
    }

    static Process spawn(ProcessBuilder builder) throws IOException {
        try {
            return THREAD.submit(builder::start).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting " + builder.command(), e);
        }
    }
}
