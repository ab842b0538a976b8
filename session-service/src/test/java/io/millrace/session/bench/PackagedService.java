package io.millrace.session.bench;

import io.millrace.teststack.StackResource;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The service as `package` has made it, in a process of its own: a JVM build, or the native
/// binary.
///
/// @param port where it answers
/// @param readyMillis from the start of the process until `/health/ready` answered 200
record PackagedService(Process process, int port, double readyMillis) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 5;

    /// What is run.
    enum Build {
        JVM,
        NATIVE;

        /// @param arguments of a benchmark's main program; the second says `jvm`, which it is
        ///   without one, or `native`
        static Build of(String[] arguments) {
            String name = arguments.length > 1 ? arguments[1] : "";
            return switch (name) {
                case "", "jvm" -> JVM;
                case "native" -> NATIVE;
                default -> throw new IllegalArgumentException("neither jvm nor native: " + name);
            };
        }

        /// Program and options of the virtual machine, or of what stands for it.
        private List<String> program(Map<String, String> settings) throws IOException {
            List<String> command = new ArrayList<>();
            switch (this) {
                case JVM -> {
                    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
                    command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC"));
                    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
                    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
                }
                case NATIVE -> {
                    try (Stream<Path> files = Files.list(Path.of("target"))) {
                        command.add(
                                files.filter(file -> file.toString().endsWith("-runner"))
                                        .findFirst()
                                        .orElseThrow(() -> new IOException("no native binary"))
                                        .toString());
                    }
                    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
                }
            }
            return command;
        }
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param options as its README tells them
    static PackagedService start(Build build, Servers servers, String... options)
            throws IOException {
        Map<String, String> settings = servers.settings();
        List<String> command = build.program(settings);
        command.addAll(List.of(options));
        int port = Integer.parseInt(settings.get("quarkus.http.port"));
        URI ready = StackResource.management().resolve("/health/ready");
        long begun = System.nanoTime();
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target", "benchmark-service.log").toFile())
                        .start();
        long deadline = begun + PATIENCE.toNanos();
        while (!answers(ready)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException("not ready: see target/benchmark-service.log");
            }
            pause();
        }
        return new PackagedService(process, port, (System.nanoTime() - begun) / 1e6);
    }

    private static boolean answers(URI ready) {
        try {
            HttpURLConnection question = (HttpURLConnection) ready.toURL().openConnection();
            question.setConnectTimeout((int) PATIENCE.toMillis());
            question.setReadTimeout((int) PATIENCE.toMillis());
            return question.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// The resident set, in megabytes: `VmRSS` of proc(5).
    double residentMegabytes() throws IOException {
        String line =
                Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))
                        .stream()
                        .filter(each -> each.startsWith("VmRSS:"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no VmRSS"));
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
