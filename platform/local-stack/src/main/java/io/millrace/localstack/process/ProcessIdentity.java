package io.millrace.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Which process it was: a pid alone is given out again, a pid with its start time is not.
///
/// @param pid the process id
/// @param startedAt on Linux the boot id and the start time in clock ticks since boot, elsewhere
///   the start instant as the operating system tells it; only ever compared for equality
public record ProcessIdentity(long pid, String startedAt) {
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /// Fields of `/proc/<pid>/stat` after the command name, see proc(5): state is field 3, the
    /// number of threads field 20, the start time field 22.
    private static final int STATE = 0;

    private static final int THREADS = 17;

    private static final int START_TIME = 19;

    /// The identity of the process that has this pid now; empty if none is alive. A zombie (ended,
    /// but not yet collected by its parent) counts as dead.
    public static Optional<ProcessIdentity> of(long pid) {
        Path stat = Path.of("/proc/" + pid + "/stat");
        if (Files.exists(BOOT_ID)) {
            return ofLinux(pid, stat);
        }
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(handle ->
                        new ProcessIdentity(
                                pid,
                                handle.info().startInstant().orElse(Instant.EPOCH).toString()));
    }

    /// The identity of the running virtual machine.
    public static ProcessIdentity current() {
        return of(ProcessHandle.current().pid()).orElseThrow();
    }

    /// Whether this very process is still alive.
    public boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /// A killed process whose first thread has ended looks like a zombie while its other threads
    /// still hold its files and ports.
    private static boolean hasEnded(String[] fields) {
        return switch (fields[STATE]) {
            case "X" -> true;
            case "Z" -> Integer.parseInt(fields[THREADS]) <= 1;
            default -> false;
        };
    }

    private static Optional<ProcessIdentity> ofLinux(long pid, Path stat) {
        try {
            String line = Files.readString(stat);
            // The command name stands in parentheses and may itself hold spaces and parentheses.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
            if (hasEnded(fields)) {
                return Optional.empty();
            }
            String bootId = Files.readString(BOOT_ID).strip();
            return Optional.of(new ProcessIdentity(pid, bootId + ":" + fields[START_TIME]));
        } catch (IOException gone) {
            // No such file, or the process ended between opening and reading.
            return Optional.empty();
        }
    }
}
