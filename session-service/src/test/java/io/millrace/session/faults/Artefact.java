package io.millrace.session.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/// What the build has packaged last: a native binary or a jar. A virtual machine learns from one
/// start how to make the later ones quicker, as it does in the service's image.
final class Artefact {
    private static final Duration END_PATIENCE = Duration.ofSeconds(60);
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path LEARNT = TARGET.resolve("session-service.aot");

    private Artefact() {}

    /// Whether a start is to be learnt from: it runs on a virtual machine, and none was since it
    /// was packaged.
    static boolean isToBeLearnt() {
        try {
            return !isNative()
                    && (!Files.exists(LEARNT)
                            || Files.getLastModifiedTime(LEARNT)
                                            .compareTo(Files.getLastModifiedTime(packaged()))
                                    < 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the service is not packaged", e);
        }
    }

    /// The command line that runs it with these options and learns from it. What was learnt is
    /// written when the process is asked to end.
    static List<String> learning(List<String> options) {
        return command("-XX:AOTCacheOutput=" + LEARNT, options);
    }

    /// The command line that runs it with these options.
    static List<String> command(List<String> options) {
        return command("-XX:AOTCache=" + LEARNT, options);
    }

    private static List<String> command(String cache, List<String> options) {
        List<String> command = new ArrayList<>();
        if (!isNative()) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(
                    List.of(
                            cache,
                            "-Xmx192m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-jar"));
        }
        command.add(TARGET.resolve(properties().getProperty("path")).toString());
        command.addAll(options);
        return command;
    }

    private static boolean isNative() {
        return "native".equals(properties().getProperty("type"));
    }

    private static Path packaged() {
        return TARGET.resolve("quarkus-artifact.properties");
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(packaged())) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the service is not packaged", e);
        }
        return properties;
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
