package io.millrace.session.api;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.teststack.TestStack;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/// A PostgreSQL that a test may stop, in the place of the shared one; handed to the test in a field
/// of its type.
public final class OwnPostgres implements QuarkusTestResourceLifecycleManager {
    private final PostgresServer server = TestStack.newPostgres(Durability.CRASH);

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        Database database = server.createIfAbsent("away");
        return Map.of(
                "DATABASE_URL", database.url(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(PostgresServer.class));
    }

    @Override
    public void stop() {
        server.stop();
    }
}
