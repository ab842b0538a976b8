package io.millrace.session.bench;

import io.millrace.localstack.postgres.Database;
import io.millrace.localstack.postgres.Durability;
import io.millrace.localstack.postgres.PostgresServer;
import io.millrace.localstack.redis.RedisServer;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.TestStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/// What the measured service needs: a PostgreSQL, a Redis and an issuer of tokens.
///
/// @param redis its address
record Servers(Database database, String redis) {

    /// Starts them; they end with the virtual machine.
    ///
    /// @param durability whether PostgreSQL has a commit on the disk before it answers
    static Servers start(Durability durability) throws SQLException {
        PostgresServer postgres = TestStack.newPostgres(durability);
        Database database = postgres.createIfAbsent("session_bench");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set track_commit_timestamp = on");
        }
        postgres.restart();
        RedisServer redis = TestStack.newRedis();
        return new Servers(database, redis.url());
    }

    /// The settings of a service that uses them, on ports of its own.
    Map<String, String> settings() {
        StackResource stack = new StackResource();
        stack.init(Map.of("database", StackResource.NONE));
        Map<String, String> settings = new HashMap<>(stack.start());
        settings.put("DATABASE_URL", database.url());
        settings.put("REDIS_URL", redis);
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("quarkus.redis.hosts", redis);
        settings.put("quarkus.redis.streams.hosts", redis);
        return settings;
    }
}
