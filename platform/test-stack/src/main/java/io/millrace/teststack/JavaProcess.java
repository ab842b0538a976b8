package io.millrace.teststack;

import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A main class in a virtual machine of its own, with the class path of the test, to be killed or
/// frozen. It says how far it is by printing lines.
public final class JavaProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final OwnedProcess process;
    private final Path log;

    private JavaProcess(OwnedProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /// Starts it.
    ///
    /// @param main has a `main` method
    /// @param environment variables beside those of the test
    /// @param arguments what `main` gets
    public static JavaProcess start(
            Class<?> main, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName()));
        command.addAll(List.of(arguments));
        return start(main.getSimpleName(), command, environment);
    }

    /// Starts any other program, such as a packaged service.
    ///
    /// @param what the beginning of its name among the processes of the test
    /// @param environment variables beside those of the test
    public static JavaProcess start(
            String what, List<String> command, Map<String, String> environment) {
        StackFolder folder = TestStack.folder();
        String name;
        synchronized (TestStack.LOCK) {
            name = "java-" + what + "-" + folder.next("java");
        }
        Path log = folder.path().resolve(name + ".log");
        OwnedProcess process = folder.records().process(name);
        process.start(
                new Program(
                        RunAs.CALLER,
                        command,
                        environment,
                        List.of(),
                        folder.path(),
                        log,
                        Signal.TERM,
                        GRACE),
                Lifetime.WITH_STARTER);
        return new JavaProcess(process, log);
    }

    /// Waits until a line that holds the marker was printed, to either output.
    ///
    /// @return the first such line
    public String awaitLine(String marker) {
        return awaitLine(marker, Await.PATIENCE);
    }

    /// Waits until a line that holds the marker was printed, to either output.
    ///
    /// @return the first such line
    public String awaitLine(String marker, Duration within) {
        return Await.value(
                "a line with \"" + marker + "\"",
                within,
                () -> {
                    var line = output().stream().filter(l -> l.contains(marker)).findFirst();
                    if (line.isEmpty() && !running()) {
                        throw new AssertionError(
                                "the process ended, it printed: " + String.join("\n", output()));
                    }
                    return line;
                });
    }

    /// Everything printed so far.
    public List<String> output() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }

    /// Whether it is alive, frozen or not.
    public boolean running() {
        return process.running().isPresent();
    }

    /// Its process id.
    public long pid() {
        return process.running().orElseThrow().pid();
    }

    /// Ends it at once (SIGKILL): no hook, no `finally`, nothing flushed.
    public void kill() {
        process.kill();
    }

    /// Freezes it (SIGSTOP), like a virtual machine that is moved, or a very long pause.
    public void suspend() {
        process.signal(Signal.STOP);
    }

    /// Lets it go on (SIGCONT).
    public void resume() {
        process.signal(Signal.CONT);
    }

    /// Asks it to end (SIGTERM), and lets it take its time.
    public void end() {
        process.signal(Signal.TERM);
    }

    /// Waits until it has ended by itself.
    public void awaitEnd() {
        Await.until("the process ends", () -> !running());
    }

    /// Asks it to end (SIGTERM), as [#close] does.
    public void stop() {
        process.stop();
    }

    @Override
    public void close() {
        process.stop();
    }
}
