package io.millrace.teststack;

import io.millrace.localstack.postgres.Database;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
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
/// Tokens that the service accepts come from [Tokens].
public final class StackResource implements QuarkusTestResourceLifecycleManager {
    /// What `database` says for a service that has neither a database nor Redis.
    public static final String NONE = "none";

    private String purpose = "test";

    /// @param args `database`: beginning of the database's name, or [#NONE]
    @Override
    public void init(Map<String, String> args) {
        purpose = args.getOrDefault("database", purpose);
    }

    @Override
    public Map<String, String> start() {
        Issuer keycloak = Issuer.keycloak();
        Map<String, String> properties = new HashMap<>();
        if (!purpose.equals(NONE)) {
            addServers(properties);
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
        properties.put("DATABASE_URL", database.url());
        properties.put("REDIS_URL", redis);
        properties.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        properties.put("quarkus.datasource.username", database.user());
        properties.put("quarkus.datasource.password", database.password());
        properties.put("quarkus.redis.hosts", redis);
    }

    /// Nothing to do: the servers end with the virtual machine, and the next start takes fresh
    /// databases.
    @Override
    public void stop() {}
}
