package io.millrace.session.bench;

import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The service as `package` has made it, in a process of its own, with real PostgreSQL and Redis.
///
/// @param settings what it was started with
record PackagedService(Process process, Map<String, String> settings) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Starts it and waits until it is ready.
    ///
    /// @param heap as `-Xmx` says it
    static PackagedService start(String heap) throws IOException {
        StackResource stack = new StackResource();
        stack.init(Map.of("database", "session_bench"));
        Map<String, String> settings = Map.copyOf(stack.start());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseSerialGC"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Path.of("target", "benchmark-service.log").toFile())
                        .start();
        PackagedService service = new PackagedService(process, settings);
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI ready = StackResource.management().resolve("/health/ready");
            HttpRequest question = HttpRequest.newBuilder(ready).timeout(PATIENCE).build();
            Await.until(
                    "the service is ready",
                    PATIENCE,
                    () -> client.send(question, BodyHandlers.discarding()).statusCode() == 200);
        } catch (AssertionError late) {
            service.close();
            throw late;
        }
        return service;
    }

    /// Where it answers.
    URI address() {
        return URI.create("http://127.0.0.1:" + settings.get("quarkus.http.port"));
    }

    /// What its database is reached by: `quarkus.datasource.jdbc.url`, `username`, `password`.
    String database(String what) {
        return String.valueOf(settings.get("quarkus.datasource." + what));
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
