package io.millrace.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A named place where at most one process runs. It holds no state of its own: the record in the
/// [RunFolder] tells which process it is, so any virtual machine that opens the folder can go on
/// where another left off.
public final class OwnedProcess {
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final Duration ORPHAN_PATIENCE = Duration.ofSeconds(2);
    private static final int TAIL_LINES = 15;

    private final String name;
    private final RunFolder records;

    OwnedProcess(String name, RunFolder records) {
        this.name = name;
        this.records = records;
    }

    /// The name of the component.
    public String name() {
        return name;
    }

    /// The process that runs here now; empty if none was started or it has ended.
    public Optional<ProcessIdentity> running() {
        return records.read(name).map(RunFolder.Entry::identity).filter(ProcessIdentity::alive);
    }

    @Override
    public String toString() {
        return running().map(process -> name + " (pid " + process.pid() + ")").orElse(name);
    }

    /// Starts the program and records it. Returns as soon as the process exists.
    ///
    /// @throws ComponentFailure if one is running already or the program cannot be executed
    public ProcessIdentity start(Program program, Lifetime lifetime) {
        running()
                .ifPresent(process -> {
                    throw new ComponentFailure(name, "is already running as pid " + process.pid());
                });
        keepEarlierLog(program.log());
        ProcessBuilder builder =
                new ProcessBuilder(Spawner.command(program, lifetime))
                        .directory(program.folder().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(program.log().toFile())
                        .redirectInput(new java.io.File("/dev/null"));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> program.withheld().stream().anyMatch(key::startsWith));
        environment.putAll(program.environment());
        Process process;
        try {
            process = Spawner.spawn(builder);
        } catch (IOException e) {
            throw new ComponentFailure(
                    name, "cannot execute " + program.command().getFirst() + " (" + e + ")", e);
        }
        ProcessIdentity identity =
                ProcessIdentity.of(process.pid())
                        .orElseThrow(() ->
                                new ComponentFailure(name, "ended at once." + tail(program.log())));
        records.write(new RunFolder.Entry(name, identity, program.stop(), program.grace()));
        return identity;
    }

    /// Waits until the component answers.
    ///
    /// @param ready asked again and again; must itself return within a moment
    /// @throws ComponentFailure if the process ends first, or the time is over; with the end of log
    public void awaitReady(BooleanSupplier ready, Duration within, Path log) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!ready.getAsBoolean()) {
            if (running().isEmpty()) {
                throw new ComponentFailure(name, "ended while it was starting." + tail(log));
            }
            if (System.nanoTime() > deadline) {
                throw new ComponentFailure(
                        name, "was not ready within " + within.toSeconds() + " s." + tail(log));
            }
            pause();
        }
    }

    /// Asks the process to end and kills it when its grace period is over. Nothing happens if none
    /// runs.
    public void stop() {
        Optional<RunFolder.Entry> entry = records.read(name);
        if (entry.isEmpty()) {
            return;
        }
        ProcessIdentity process = entry.get().identity();
        if (process.alive()) {
            // A frozen process would only see the signal once it goes on.
            entry.get().stop().sendTo(process);
            Signal.CONT.sendTo(process);
            if (!ends(process, entry.get().grace())) {
                Signal.KILL.sendTo(process);
                if (!ends(process, KILL_PATIENCE)) {
                    throw new ComponentFailure(
                            name, "pid " + process.pid() + " cannot be stopped by this user");
                }
            }
        }
        records.forget(name);
    }

    /// Ends the process at once, as a crash would, and waits until it is gone. Its own children
    /// have a moment to notice by themselves, as those of PostgreSQL do; they are not touched.
    public void kill() {
        Optional<ProcessIdentity> process = running();
        if (process.isPresent()) {
            List<ProcessIdentity> orphans = children(process.get());
            Signal.KILL.sendTo(process.get());
            if (!ends(process.get(), KILL_PATIENCE)) {
                throw new ComponentFailure(
                        name, "pid " + process.get().pid() + " did not end when killed");
            }
            long deadline = System.nanoTime() + ORPHAN_PATIENCE.toNanos();
            for (ProcessIdentity orphan : orphans) {
                ends(orphan, Duration.ofNanos(deadline - System.nanoTime()));
            }
        }
        records.forget(name);
    }

    private static List<ProcessIdentity> children(ProcessIdentity parent) {
        return ProcessHandle.of(parent.pid()).stream()
                .flatMap(ProcessHandle::descendants)
                .flatMap(child -> ProcessIdentity.of(child.pid()).stream())
                .toList();
    }

    /// Sends a signal to the process that runs here.
    ///
    /// @throws ComponentFailure if none runs
    public void signal(Signal signal) {
        ProcessIdentity process =
                running().orElseThrow(() -> new ComponentFailure(name, "is not running"));
        if (!signal.sendTo(process)) {
            throw new ComponentFailure(
                    name, "pid " + process.pid() + " could not be sent " + signal);
        }
    }

    private static boolean ends(ProcessIdentity process, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (process.alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure("wait", "interrupted", e);
        }
    }

    private static void keepEarlierLog(Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            if (Files.exists(log)) {
                Files.move(
                        log,
                        log.resolveSibling(log.getFileName() + ".previous"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the log " + log, e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            List<String> end = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return " The end of " + log + ":\n    " + String.join("\n    ", end);
        } catch (IOException e) {
            return " Its log " + log + " cannot be read (" + e + ").";
        }
    }
}
