package io.millrace.streams.delivery.bench;

import io.millrace.localstack.postgres.Database;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// The tables of a test.
public final class Schema {
    private Schema() {}

    /// The address of a new database that has them.
    public static String freshDatabase() {
        Database database = TestStack.freshDatabase("delivery");
        migrate(database.url());
        return database.url();
    }

    public static void migrate(String databaseUrl) {
        runScript(databaseUrl, "/db/delivery/V2026_11_21_1000__stream_delivery.sql");
        runScript(databaseUrl, "/db/delivery/V2026_11_21_1500__abandoned_work.sql");
        runScript(databaseUrl, "/effect.sql");
    }

    public static void runScript(String databaseUrl, String resource) {
        try (InputStream script = Schema.class.getResourceAsStream(resource);
                Connection connection = DriverManager.getConnection(jdbcUrl(databaseUrl));
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `postgres://user:password@host:port/name` as the driver wants it.
    public static String jdbcUrl(String databaseUrl) {
        String rest = databaseUrl.substring("postgres://".length());
        String[] userAndPlace = rest.split("@", 2);
        String[] user = userAndPlace[0].split(":", 2);
        return "jdbc:postgresql://%s?user=%s&password=%s&connectTimeout=5&socketTimeout=20"
                .formatted(userAndPlace[1], user[0], user[1]);
    }
}
