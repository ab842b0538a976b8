package io.millrace.journeys;

import io.millrace.localstack.process.Folders;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.redis.RedisConnection;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.localstack.stack.Service;
import io.millrace.localstack.stack.Stack;
import io.millrace.localstack.stack.StackRun;
import io.millrace.localstack.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// The whole platform, up once for all journeys of a build: on free ports, in a folder that lasts
/// as long as they do. With `-Dmillrace.journeys.native=true` the services are the native binaries.
final class RunningStack implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "journey-logs");

    private final StackRun run;
    private final RedisServer redis;

    private RunningStack(StackRun run) {
        this.run = run;
        this.redis = Stack.redis(run.stack().settings(), Lifetime.WITH_STARTER);
    }

    /// Starts the stack; the caller closes it.
    static RunningStack start(boolean nativeBinaries) {
        Path checkout = Path.of("").toAbsolutePath().getParent().getParent();
        StackSettings settings = StackSettings.from(checkout, environment());
        Stack stack = nativeBinaries ? Stack.nativeBinaries(settings) : Stack.jvm(settings);
        StackRun run = new StackRun(stack, new QuietProgress());
        run.start(Lifetime.WITH_STARTER);
        return new RunningStack(run);
    }

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("MILLRACE_CACHE", Folders.cache(System.getenv()).toString());
        environment.put("MILLRACE_HOME", dataFolder().toString());
        Set<Integer> taken = new HashSet<>();
        for (String variable :
                List.of(
                        "MILLRACE_POSTGRES_PORT",
                        "MILLRACE_REDIS_PORT",
                        "MILLRACE_KEYCLOAK_PORT",
                        "MILLRACE_GATEWAY_PORT",
                        "MILLRACE_SESSION_PORT",
                        "MILLRACE_SQL_PORT",
                        "MILLRACE_AGENT_PORT",
                        "MILLRACE_GATEWAY_MANAGEMENT_PORT",
                        "MILLRACE_SESSION_MANAGEMENT_PORT",
                        "MILLRACE_SQL_MANAGEMENT_PORT",
                        "MILLRACE_AGENT_MANAGEMENT_PORT")) {
            int port = Ports.anyFree();
            while (!taken.add(port)) {
                port = Ports.anyFree();
            }
            environment.put(variable, Integer.toString(port));
        }
        return environment;
    }

    /// Outside the checkout, because the user that PostgreSQL runs as may not be let into it.
    private static Path dataFolder() {
        try {
            return Files.createTempDirectory("millrace-journeys-");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the journeys' data", e);
        }
    }

    Addresses addresses() {
        StackSettings settings = run.stack().settings();
        return new Addresses(URI.create(settings.url(Service.GATEWAY)), settings.issuer());
    }

    /// A service where it is reached directly, past the gateway.
    Addresses directly(Service service) {
        StackSettings settings = run.stack().settings();
        return new Addresses(URI.create(settings.url(service)), settings.issuer());
    }

    /// Kills a service as `kill -9` does, and starts it again.
    void killAndRestart(String name) {
        kill(name);
        startAgain(name);
    }

    /// Kills a service as `kill -9` does.
    void kill(String name) {
        run.stack().own(name).process().kill();
    }

    /// Starts a service that was killed; returns when it is ready.
    void startAgain(String name) {
        run.stack().own(name).start().run(Lifetime.WITH_STARTER);
    }

    /// The process that a service runs as.
    long pid(Service service) {
        return run.stack()
                .own(service.componentName())
                .process()
                .running()
                .orElseThrow(() -> new IllegalStateException(service + " does not run"))
                .pid();
    }

    /// Restarts Redis; its append-only file brings everything back.
    void restartRedis() {
        redis.kill();
        redis.start();
    }

    /// Restarts Redis with nothing in it.
    void restartRedisEmpty() {
        redis.kill();
        redis.wipe();
        redis.start();
    }

    /// Sends Redis a command.
    Object redis(Object... command) {
        try (RedisConnection connection = redis.connect()) {
            return connection.call(command);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not answer", e);
        }
    }

    /// Sends Redis a command that is answered with bytes.
    Object redisBytes(Object... command) {
        try (RedisConnection connection = redis.connect()) {
            return connection.callForBytes(command);
        } catch (IOException e) {
            throw new UncheckedIOException("Redis does not answer", e);
        }
    }

    @Override
    public void close() throws IOException {
        run.stop();
        keepLogs();
        run.deleteData();
    }

    /// The logs outlive the data folder, so that a failed journey can be looked into.
    private void keepLogs() throws IOException {
        Files.createDirectories(LOGS);
        try (var logs = Files.list(run.stack().settings().log("any").getParent())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        log,
                        LOGS.resolve(log.getFileName().toString()),
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /// Hands the one stack of the build to a test that asks for it, and stops it after the last.
    static final class Parameter implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningStack.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(
                            RunningStack.class,
                            key ->
                                    RunningStack.start(
                                            Boolean.getBoolean("millrace.journeys.native")),
                            RunningStack.class);
        }
    }
}
