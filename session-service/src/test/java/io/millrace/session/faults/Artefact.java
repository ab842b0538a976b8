package io.millrace.session.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What the build has packaged last: a native binary or a jar.
final class Artefact {
    private static final Duration END_PATIENCE = Duration.ofSeconds(60);

    private Artefact() {}

    /// The command line that runs it with these options.
    static List<String> command(List<String> options) {
        Properties artefact = new Properties();
        Path target = Path.of("target");
        try (var in = Files.newInputStream(target.resolve("quarkus-artifact.properties"))) {
            artefact.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the service is not packaged", e);
        }
        List<String> command = new ArrayList<>();
        if (!"native".equals(artefact.getProperty("type"))) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-jar"));
        }
        command.add(target.resolve(artefact.getProperty("path")).toAbsolutePath().toString());
        command.addAll(options);
        return command;
    }

    /// Runs it with options that end it.
    static Ended run(List<String> options) {
        try {
            Path output = Files.createTempFile("session-service", ".log");
            try {
                Process process =
                        new ProcessBuilder(command(options))
                                .redirectErrorStream(true)
                                .redirectOutput(output.toFile())
                                .start();
                if (!process.waitFor(END_PATIENCE)) {
                    process.destroyForcibly();
                    throw new AssertionError(options + " did not end");
                }
                return new Ended(process.exitValue(), Files.readString(output));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the service cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// How a process has ended.
    record Ended(int status, String output) {}
}
