package io.millrace.localstack.stack;

import io.millrace.localstack.process.ComponentFailure;
import io.millrace.localstack.process.Folders;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the environment says about the local stack; `.env.example` lists the variables.
///
/// @param checkout folder of the sources, with what was built in it
/// @param data folder for everything that is kept between starts
/// @param cache folder for what can be made again
/// @param ports where each service listens
/// @param managementPorts where each service tells of its health
/// @param postgresPort where PostgreSQL listens
/// @param redisPort where Redis listens
/// @param keycloakPort where Keycloak listens
/// @param externalPostgres PostgreSQL that runs elsewhere, instead of our own
/// @param externalRedis Redis that runs elsewhere, instead of our own
/// @param externalIssuer realm of a Keycloak that runs elsewhere, instead of our own
/// @param environment all variables, for what is passed on
public record StackSettings(
        Path checkout,
        Path data,
        Path cache,
        Map<Service, Integer> ports,
        Map<Service, Integer> managementPorts,
        int postgresPort,
        int redisPort,
        int keycloakPort,
        Optional<String> externalPostgres,
        Optional<String> externalRedis,
        Optional<String> externalIssuer,
        Map<String, String> environment) {
    private static final int POSTGRES_PORT = 54_320;
    private static final int REDIS_PORT = 63_790;
    private static final int KEYCLOAK_PORT = 8_180;
    private static final int HIGHEST_PORT = 65_535;

    /// Copies the maps.
    public StackSettings {
        ports = Map.copyOf(ports);
        managementPorts = Map.copyOf(managementPorts);
        environment = Map.copyOf(environment);
    }

    /// Reads the variables.
    ///
    /// @throws ComponentFailure naming a variable whose value makes no sense, or two that name one
    ///   port
    public static StackSettings from(Path checkout, Map<String, String> environment) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        Map<Service, Integer> managementPorts = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, port(environment, service.portVariable(), service.defaultPort()));
            managementPorts.put(
                    service,
                    port(
                            environment,
                            service.managementPortVariable(),
                            service.defaultManagementPort()));
        }
        StackSettings settings =
                new StackSettings(
                        checkout,
                        Folders.data(environment),
                        Folders.cache(environment),
                        ports,
                        managementPorts,
                        port(environment, "MILLRACE_POSTGRES_PORT", POSTGRES_PORT),
                        port(environment, "MILLRACE_REDIS_PORT", REDIS_PORT),
                        port(environment, "MILLRACE_KEYCLOAK_PORT", KEYCLOAK_PORT),
                        text(environment, "MILLRACE_POSTGRES_URL"),
                        text(environment, "REDIS_URL"),
                        text(environment, "KEYCLOAK_ISSUER"),
                        environment);
        settings.requireDifferentPorts();
        return settings;
    }

    /// Where the service listens.
    public int port(Service service) {
        return Objects.requireNonNull(ports.get(service));
    }

    /// Where the service tells of its health.
    public int managementPort(Service service) {
        return Objects.requireNonNull(managementPorts.get(service));
    }

    /// `http://127.0.0.1:<port>` of the service.
    public String url(Service service) {
        return "http://127.0.0.1:" + port(service);
    }

    /// `http://127.0.0.1:<port>` of the service's health and metrics.
    public String managementUrl(Service service) {
        return "http://127.0.0.1:" + managementPort(service);
    }

    /// The issuer of tokens.
    public String issuer() {
        return externalIssuer.orElse("http://127.0.0.1:" + keycloakPort + "/realms/millrace");
    }

    /// Where its keys are.
    public String keysUrl() {
        return text(environment, "KEYCLOAK_JWKS_URI")
                .filter(named -> externalIssuer.isPresent())
                .orElse(issuer() + "/protocol/openid-connect/certs");
    }

    /// `redis://<host>:<port>`.
    public String redisUrl() {
        return externalRedis.orElse("redis://127.0.0.1:" + redisPort);
    }

    /// The log of a component.
    public Path log(String component) {
        return data.resolve("logs").resolve(component + ".log");
    }

    /// The folder of everything that is kept.
    public DataFolder dataFolder() {
        return new DataFolder(data);
    }

    /// Folder of the process records.
    Path run() {
        return data.resolve("run");
    }

    private void requireDifferentPorts() {
        Map<Integer, String> variables = new HashMap<>();
        if (externalPostgres.isEmpty()) {
            requireDifferent(variables, postgresPort, "MILLRACE_POSTGRES_PORT");
        }
        if (externalRedis.isEmpty()) {
            requireDifferent(variables, redisPort, "MILLRACE_REDIS_PORT");
        }
        if (externalIssuer.isEmpty()) {
            requireDifferent(variables, keycloakPort, "MILLRACE_KEYCLOAK_PORT");
        }
        for (Service service : Service.values()) {
            requireDifferent(variables, port(service), service.portVariable());
            requireDifferent(variables, managementPort(service), service.managementPortVariable());
        }
    }

    private static void requireDifferent(
            Map<Integer, String> variables, int port, String variable) {
        String other = variables.putIfAbsent(port, variable);
        if (other != null) {
            throw new ComponentFailure(
                    "settings",
                    "%s and %s are both %d; each needs a port of its own."
                            .formatted(other, variable, port));
        }
    }

    private static Optional<String> text(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    private static int port(Map<String, String> environment, String variable, int fallback) {
        Optional<String> value = text(environment, variable);
        if (value.isEmpty()) {
            return fallback;
        }
        try {
            int port = Integer.parseInt(value.get().strip());
            if (port > 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new ComponentFailure("settings", variable + " is no number: " + value.get(), e);
        }
        throw new ComponentFailure(
                "settings", variable + " is no port (1 to " + HIGHEST_PORT + "): " + value.get());
    }
}
