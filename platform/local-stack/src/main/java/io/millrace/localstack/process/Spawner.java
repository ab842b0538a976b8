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

    /// Commands that exec what follows them. `setsid` keeps Ctrl-C in the terminal from reaching
    /// every process at once, so that the launcher can stop them in order.
    static List<String> prefix(Signal stop, Lifetime lifetime) {
        List<String> prefix = new ArrayList<>();
        if (SETSID) {
            prefix.add("setsid");
        }
        if (SETPRIV && lifetime == Lifetime.WITH_STARTER) {
            prefix.addAll(List.of("setpriv", "--pdeathsig", stop.name()));
        }
        return prefix;
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
