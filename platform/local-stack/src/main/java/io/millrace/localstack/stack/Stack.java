package io.millrace.localstack.stack;

import io.millrace.localstack.keycloak.KeycloakProgram;
import io.millrace.localstack.keycloak.KeycloakServer;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresAddress;
import io.millrace.localstack.postgres.PostgresProgram;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.process.Lifetime;
import io.millrace.localstack.process.OwnedProcess;
import io.millrace.localstack.process.Ports;
import io.millrace.localstack.process.RunAs;
import io.millrace.localstack.process.RunFolder;
import io.millrace.localstack.redis.RedisProgram;
import io.millrace.localstack.redis.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// All components, in the order in which they are listed for people.
///
/// @param settings where everything is
/// @param components PostgreSQL, Redis, Keycloak and the services
public record Stack(StackSettings settings, List<Component> components) {
    /// Name of the component.
    public static final String POSTGRES = "postgres";

    /// Name of the component.
    public static final String REDIS = "redis";

    /// Name of the component.
    public static final String KEYCLOAK = "keycloak";

    private static final int REDIS_DATABASES = 16;

    /// Copies the list.
    public Stack {
        components = List.copyOf(components);
    }

    /// The stack that runs the services' JVM builds.
    public static Stack jvm(StackSettings settings) {
        return of(settings, ServiceProcess.Packaging.JVM);
    }

    /// The stack that runs the services' native binaries.
    public static Stack nativeBinaries(StackSettings settings) {
        return of(settings, ServiceProcess.Packaging.NATIVE);
    }

    /// Its PostgreSQL, where this stack runs it. Also for tests that kill it.
    ///
    /// @param lifetime of a process that is started through it
    public static PostgresServer postgres(StackSettings settings, Lifetime lifetime) {
        return new PostgresServer(
                PostgresProgram.unpacked(settings.cache()),
                process(settings, POSTGRES),
                new PostgresServer.PostgresSettings(
                        settings.data().resolve(POSTGRES),
                        settings.postgresPort(),
                        settings.log(POSTGRES),
                        Durability.POWER_LOSS,
                        lifetime));
    }

    /// Its Redis, where this stack runs it. Also for tests that kill it.
    ///
    /// @param lifetime of a process that is started through it
    public static RedisServer redis(StackSettings settings, Lifetime lifetime) {
        return new RedisServer(
                RedisProgram.unpacked(settings.cache()),
                process(settings, REDIS),
                new RedisServer.RedisSettings(
                        settings.data().resolve(REDIS),
                        settings.redisPort(),
                        settings.log(REDIS),
                        REDIS_DATABASES,
                        lifetime));
    }

    /// The components that this stack runs itself.
    public List<Component.Own> own() {
        return components.stream()
                .flatMap(component ->
                        component instanceof Component.Own own ? Stream.of(own) : Stream.empty())
                .toList();
    }

    /// The component of that name, if the stack runs it itself.
    public Component.Own own(String name) {
        return own().stream()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no component " + name));
    }

    private static Stack of(StackSettings settings, ServiceProcess.Packaging packaging) {
        List<Component> components = new ArrayList<>();
        components.add(
                settings.externalPostgres()
                        .<Component>map(url ->
                                new Component.External(
                                        POSTGRES, PostgresAddress.parse(url).toString()))
                        .orElseGet(() -> ownPostgres(settings)));
        components.add(
                settings.externalRedis()
                        .<Component>map(url -> new Component.External(REDIS, url))
                        .orElseGet(() -> ownRedis(settings)));
        components.add(
                settings.externalIssuer()
                        .<Component>map(url -> new Component.External(KEYCLOAK, url))
                        .orElseGet(() -> ownKeycloak(settings)));
        for (Service service : Service.values()) {
            components.add(service(settings, service, packaging));
        }
        return new Stack(settings, components);
    }

    private static Component ownPostgres(StackSettings settings) {
        return new Component.Own(
                POSTGRES,
                "127.0.0.1:" + settings.postgresPort(),
                List.of(),
                process(settings, POSTGRES),
                () -> {
                    RunAs.ordinaryUser(POSTGRES);
                    Ports.requireFree(POSTGRES, settings.postgresPort(), "MILLRACE_POSTGRES_PORT");
                },
                () -> true,
                lifetime -> {
                    PostgresServer server = postgres(settings, lifetime);
                    server.start();
                    for (Service service : Service.values()) {
                        server.createIfAbsent(service.database());
                    }
                });
    }

    private static Component ownRedis(StackSettings settings) {
        return new Component.Own(
                REDIS,
                "127.0.0.1:" + settings.redisPort(),
                List.of(),
                process(settings, REDIS),
                () -> Ports.requireFree(REDIS, settings.redisPort(), "MILLRACE_REDIS_PORT"),
                () -> true,
                lifetime -> redis(settings, lifetime).start());
    }

    private static Component ownKeycloak(StackSettings settings) {
        return new Component.Own(
                KEYCLOAK,
                "http://127.0.0.1:" + settings.keycloakPort(),
                List.of(POSTGRES),
                process(settings, KEYCLOAK),
                () ->
                        Ports.requireFree(
                                KEYCLOAK, settings.keycloakPort(), "MILLRACE_KEYCLOAK_PORT"),
                () -> KeycloakProgram.isPrepared(settings.cache()),
                lifetime ->
                        new KeycloakServer(
                                        KeycloakProgram.prepared(settings.cache()),
                                        process(settings, KEYCLOAK),
                                        new KeycloakServer.KeycloakSettings(
                                                settings.data().resolve(KEYCLOAK),
                                                settings.keycloakPort(),
                                                postgresAddress(settings).createIfAbsent(KEYCLOAK),
                                                settings.log(KEYCLOAK),
                                                lifetime))
                                .start());
    }

    private static Component service(
            StackSettings settings, Service service, ServiceProcess.Packaging packaging) {
        ServiceProcess process =
                new ServiceProcess(
                        service,
                        settings,
                        process(settings, service.componentName()),
                        packaging,
                        postgresAddress(settings).database(service.database()).url());
        return new Component.Own(
                service.componentName(),
                settings.url(service),
                List.of(POSTGRES, REDIS),
                process.process(),
                process::check,
                () -> true,
                process::start);
    }

    private static PostgresAddress postgresAddress(StackSettings settings) {
        return settings.externalPostgres()
                .map(PostgresAddress::parse)
                .orElseGet(() ->
                        new PostgresAddress(
                                "127.0.0.1",
                                settings.postgresPort(),
                                PostgresProgram.USER,
                                PostgresProgram.USER));
    }

    private static OwnedProcess process(StackSettings settings, String name) {
        return new RunFolder(settings.run()).process(name);
    }
}
