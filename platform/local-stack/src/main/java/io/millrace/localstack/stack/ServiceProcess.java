package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.Program;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts one of the four services from what its build left.
///
/// @param service which
/// @param settings the stack's
/// @param process where its process is recorded
/// @param packaging whether the native binary or the JVM build is run
/// @param databaseUrl its own database, `postgres://…`
record ServiceProcess(
        Service service,
        StackSettings settings,
        OwnedProcess process,
        Packaging packaging,
        String databaseUrl) {
    /// Longer than a service itself waits for its servers (`MILLRACE_START_PATIENCE`).
    private static final Duration START_PATIENCE = Duration.ofMinutes(6);

    private static final Duration STOP_GRACE = Duration.ofSeconds(30);
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(2);
    private static final int OK = 200;

    /// Variables of the launcher's own environment that would mean something else to a service.
    private static final List<String> WITHHELD =
            List.of("QUARKUS_", "DATABASE_URL", "JAVA_TOOL_OPTIONS", "MILLRACE_POSTGRES_URL");

    /// Refuses what cannot work: a taken port, a service that is not built.
    void check() {
        String name = service.componentName();
        Ports.requireFree(name, settings.port(service), service.portVariable());
        Ports.requireFree(name, settings.managementPort(service), service.managementPortVariable());
        Path executable = executable();
        if (!Files.exists(executable)) {
            throw new ComponentFailure(
                    name, "is not built: there is no " + executable + ". " + howToBuild());
        }
    }

    private String howToBuild() {
        return "Build it with: "
                + switch (packaging) {
                    case JVM -> "./mvnw -Dquick -DskipTests package";
                    case NATIVE ->
                            "GRAALVM_HOME=/path/to/graalvm ./mvnw -Dquick -DskipTests"
                                    + " -Dquarkus.native.enabled=true package";
                };
    }

    void start(Lifetime lifetime) {
        String name = service.componentName();
        check();
        Path log = settings.log(name);
        process.start(
                new Program(
                        RunAs.CALLER,
                        command(packaging, executable()),
                        environment(),
                        WITHHELD,
                        settings.data(),
                        log,
                        Signal.TERM,
                        STOP_GRACE),
                lifetime);
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER_PATIENCE).build()) {
            process.awaitReady(() -> ready(client), START_PATIENCE, log);
        }
    }

    private boolean ready(HttpClient client) {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(settings.managementUrl(service) + "/health/ready"))
                        .timeout(ANSWER_PATIENCE)
                        .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ComponentFailure(
                    service.componentName(), "interrupted while it was starting", e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>();
        variables.put("HOST", "127.0.0.1");
        variables.put("PORT", Integer.toString(settings.port(service)));
        variables.put(
                "MILLRACE_MANAGEMENT_PORT", Integer.toString(settings.managementPort(service)));
        variables.put("DATABASE_URL", databaseUrl);
        variables.put("REDIS_URL", settings.redisUrl());
        variables.put("KEYCLOAK_ISSUER", settings.issuer());
        variables.put("KEYCLOAK_JWKS_URI", settings.keysUrl());
        variables.put("MILLRACE_SESSION_URL", settings.url(Service.SESSION));
        variables.put("MILLRACE_SQL_URL", settings.url(Service.SQL));
        variables.put("MILLRACE_AGENT_URL", settings.url(Service.AGENT));
        // The secrets that the realm file gives its confidential clients unless told otherwise.
        variables.put(
                "MILLRACE_AGENT_CLIENT_SECRET",
                settings.environment()
                        .getOrDefault("MILLRACE_AGENT_CLIENT_SECRET", "local-only-agent"));
        variables.put(
                "MILLRACE_GATEWAY_CLIENT_SECRET",
                settings.environment()
                        .getOrDefault("MILLRACE_GATEWAY_CLIENT_SECRET", "local-only-gateway"));
        return variables;
    }

    /// What starts a service; either way its heap is bounded.
    static List<String> command(Packaging packaging, Path executable) {
        return switch (packaging) {
            case JVM ->
                    List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xms32m",
                            "-Xmx384m",
                            "-XX:+UseSerialGC",
                            "-XX:+ExitOnOutOfMemoryError",
                            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                            "-jar",
                            executable.toString());
            // Left alone it would take up to four fifths of the machine's memory for its heap.
            // Its references are wider than those of the JVM.
            case NATIVE -> List.of(executable.toString(), "-Xmx768m");
        };
    }

    /// What the build left, or would leave, to be run.
    private Path executable() {
        Path target = service.target(settings.checkout());
        return switch (packaging) {
            case JVM -> target.resolve("quarkus-app/quarkus-run.jar");
            case NATIVE -> runner(target).orElse(target.resolve("*-runner"));
        };
    }

    private Optional<Path> runner(Path target) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.toString().endsWith("-runner")).findFirst();
        } catch (IOException e) {
            throw new ComponentFailure(service.componentName(), "cannot look into " + target, e);
        }
    }

    /// How a service is packaged.
    enum Packaging {
        /// `target/quarkus-app/quarkus-run.jar`.
        JVM,
        /// `target/*-runner`.
        NATIVE
    }
}
