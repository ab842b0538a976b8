package io.millrace.teststack;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.process.Ports;
import io.millrace.teststack.traces.TraceCollector;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// Gives a Quarkus test a fresh PostgreSQL database, a fresh Redis database and an issuer of
/// tokens, under the names that the environment of a deployment uses and under those of Quarkus.
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(
///         value = StackResource.class,
///         initArgs = @ResourceArg(name = "database", value = "session"))
/// class TasksTest {}
/// ```
///
/// The same serves `@QuarkusIntegrationTest`, where the service is a process of its own and nothing
/// can be injected from it. Tokens that the service accepts come from [Tokens].
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    /// What `database` says for a service that has neither a database nor Redis.
    public static final String NONE = "none";

    /// System properties, which the test sees whatever class loader it lives in.
    private static final String REDIS_URL = "millrace.teststack.redis-url";

    private static final String MANAGEMENT_PORT = "millrace.teststack.management-port";

    private String purpose = "test";
    private boolean traced;

    /// The Redis database of the service under test.
    public static String redisUrl() {
        return started(REDIS_URL);
    }

    /// The management port of the packaged service under test, `http://127.0.0.1:<port>/`. (A
    /// `@QuarkusTest` has a port of its own and gets it by `@TestHTTPResource`.)
    public static URI management() {
        return URI.create("http://127.0.0.1:" + started(MANAGEMENT_PORT) + "/");
    }

    private static String started(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("no StackResource has been started for this test");
        }
        return value;
    }

    /// @param args `database`: beginning of the database's name, or [#NONE]; `traced`: `true` to
    ///   have traces sent to the [TraceCollector]
    @Override
    public void init(Map<String, String> args) {
        purpose = args.getOrDefault("database", purpose);
        traced = Boolean.parseBoolean(args.getOrDefault("traced", "false"));
    }

    @Override
    public Map<String, String> start() {
        Issuer keycloak = Issuer.keycloak();
        Map<String, String> properties = new HashMap<>();
        // For the packaged service: with one port left to the system, Quarkus labels the figures of
        // its two servers differently, which the registry refuses.
        properties.put("quarkus.http.port", Integer.toString(Ports.anyFree()));
        String managementPort = Integer.toString(Ports.anyFree());
        System.setProperty(MANAGEMENT_PORT, managementPort);
        properties.put("MILLRACE_MANAGEMENT_PORT", managementPort);
        if (!purpose.equals(NONE)) {
            addServers(properties);
        }
        if (traced) {
            properties.put("OTEL_EXPORTER_OTLP_ENDPOINT", TraceCollector.endpoint());
            properties.put("quarkus.otel.bsp.schedule.delay", "PT0.1S");
        }
        properties.put("KEYCLOAK_ISSUER", keycloak.url());
        properties.put("KEYCLOAK_JWKS_URI", keycloak.keysUrl());
        properties.put("MILLRACE_AGENT_URL", Issuer.service("agent-service").address());
        properties.put("quarkus.oidc.auth-server-url", keycloak.url());
        properties.put("quarkus.oidc.discovery-enabled", "false");
        properties.put("quarkus.oidc.jwks-path", keycloak.keysUrl());
        properties.put("quarkus.oidc.token.issuer", keycloak.url());
        return properties;
    }

    private void addServers(Map<String, String> properties) {
        Database database = TestStack.freshDatabase(purpose);
        String redis = TestStack.freshRedisUrl();
        System.setProperty(REDIS_URL, redis);
        properties.put("DATABASE_URL", database.url());
        properties.put("REDIS_URL", redis);
        properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        properties.put("quarkus.datasource.username", database.user());
        properties.put("quarkus.datasource.password", database.password());
        properties.put("quarkus.redis.hosts", redis);
        properties.put("quarkus.redis.streams.hosts", redis);
    }

    /// Nothing to do: the servers end with the virtual machine, and the next start takes fresh
    /// databases.
    @Override
    public void stop() {}
}
