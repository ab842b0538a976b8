package io.millrace.localstack.postgres;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.ProcessIdentity;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One PostgreSQL server on this machine.
///
/// @param program what to run
/// @param process where its process is recorded
/// @param settings where its data lives and how it runs
public record PostgresServer(
        PostgresProgram program, OwnedProcess process, PostgresSettings settings) {
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);

    /// Starts the server and waits until it accepts connections. A new data folder is filled first.
    /// If the server was killed before, it recovers what was committed.
    ///
    /// @throws ComponentFailure if the port is taken, or another server uses the data folder
    public void start() {
        RunAs user = RunAs.ordinaryUser("postgres");
        Path data = settings.data();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            program.makeCluster(data, user, settings.durability() == Durability.CRASH);
        }
        new PostmasterFile(data).clearIfStale();
        Ports.requireFree("postgres", settings.port(), "MILLRACE_POSTGRES_PORT");
        List<String> command =
                new ArrayList<>(List.of(program.executable("postgres"), "-D", data.toString()));
        for (String setting : serverSettings()) {
            command.addAll(List.of("-c", setting));
        }
        spawn(user, command, Instant.now().plus(START_PATIENCE));
    }

    /// After a crash, what is left of the old server may hold its shared memory for a moment, and a
    /// new one ends at once. That is the one failure worth another try.
    private void spawn(RunAs user, List<String> command, Instant deadline) {
        while (true) {
            try {
                spawn(user, command);
                return;
            } catch (ComponentFailure e) {
                if (!String.valueOf(e.getMessage()).contains("pre-existing shared memory block")
                        || Instant.now().isAfter(deadline)) {
                    throw e;
                }
            }
        }
    }

    private void spawn(RunAs user, List<String> command) {
        Path data = settings.data();
        ProcessIdentity started =
                process.start(
                        new Program(
                                user,
                                command,
                                Map.of(),
                                List.of("PG"),
                                data,
                                settings.log(),
                                Signal.INT,
                                STOP_GRACE),
                        settings.lifetime());
        process.awaitReady(
                () -> new PostmasterFile(data).readyAs(started.pid()),
                START_PATIENCE,
                settings.log());
    }

    /// Ends all connections and stops the server cleanly.
    public void stop() {
        process.stop();
    }

    /// Ends the server at once, as a crash would.
    public void kill() {
        process.kill();
    }

    /// Stops and starts: connections are lost, data is not.
    public void restart() {
        stop();
        start();
    }

    /// Whether the server's process is alive.
    public boolean running() {
        return process.running().isPresent();
    }

    /// Where it is and who connects.
    public PostgresAddress address() {
        return new PostgresAddress(
                "127.0.0.1", settings.port(), PostgresProgram.USER, PostgresProgram.USER);
    }

    /// The database of that name on this server, whether or not it exists.
    public Database database(String name) {
        return address().database(name);
    }

    /// Creates the database unless it exists.
    ///
    /// @return it
    public Database createIfAbsent(String name) {
        return address().createIfAbsent(name);
    }

    private List<String> serverSettings() {
        List<String> all = new ArrayList<>(settings.durability().settings());
        all.add("port=" + settings.port());
        all.add("listen_addresses=127.0.0.1");
        all.add("unix_socket_directories=");
        all.add("max_connections=200");
        all.add("shared_buffers=64MB");
        all.add("timezone=UTC");
        all.add("log_timezone=UTC");
        // Statements may carry what users wrote; the log tells of failures, not of content.
        all.add("log_min_error_statement=panic");
        all.add("log_error_verbosity=terse");
        return all;
    }

    /// Where the data of a server lives and how it runs.
    ///
    /// @param data its data folder
    /// @param port its port on 127.0.0.1
    /// @param log file for what it says
    /// @param durability what a commit is worth
    /// @param lifetime whether it ends with the virtual machine that started it
    public record PostgresSettings(
            Path data, int port, Path log, Durability durability, Lifetime lifetime) {}

    /// The file `postmaster.pid` that a running server keeps in its data folder: line 1 is the pid,
    /// line 8 the state (see `miscadmin.h` of PostgreSQL).
    private record PostmasterFile(Path data) {
        private static final int STATE_LINE = 7;

        boolean readyAs(long pid) {
            List<String> lines = lines();
            return lines.size() > STATE_LINE
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(STATE_LINE).strip().equals("ready");
        }

        /// The server refuses to start while the file names a live process, even one that merely
        /// got the same pid. It is removed if that process is not a server on this data folder.
        void clearIfStale() {
            List<String> lines = lines();
            if (lines.isEmpty()) {
                return;
            }
            long pid = Long.parseLong(lines.getFirst().strip());
            if (ProcessIdentity.of(pid).isPresent() && serves(pid)) {
                throw new ComponentFailure(
                        "postgres",
                        "pid %d already serves %s. Stop it first.".formatted(pid, data));
            }
            try {
                Files.deleteIfExists(file());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot remove the stale " + file(), e);
            }
        }

        private boolean serves(long pid) {
            try {
                String commandLine = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
                return commandLine.contains(data.toString());
            } catch (IOException noProc) {
                // Not Linux: believe the file rather than risk two servers on one folder.
                return !Files.exists(Path.of("/proc/self"));
            }
        }

        private List<String> lines() {
            try {
                return Files.exists(file()) ? Files.readAllLines(file()) : List.of();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file(), e);
            }
        }

        private Path file() {
            return data.resolve("postmaster.pid");
        }
    }
}
