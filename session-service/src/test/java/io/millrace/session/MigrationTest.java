package io.millrace.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.millrace.localstack.postgres.Database;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Up, down, up: the undo scripts take away exactly what their migrations brought.
class MigrationTest {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    @Test
    void every_migration_has_an_undo_script_that_leaves_nothing_behind()
            throws IOException, SQLException {
        Database database = TestStack.freshDatabase("session_migrations");
        try (Connection connection =
                DriverManager.getConnection(
                        database.jdbcUrl(), database.user(), database.password())) {
            up(connection);
            List<String> up = schema(connection);
            assertFalse(up.isEmpty());

            for (Path migration : newestFirst()) {
                String name = migration.getFileName().toString();
                execute(
                        connection,
                        Files.readString(migration.resolveSibling("U" + name.substring(1))));
            }
            assertEquals(List.of(), schema(connection));

            up(connection);
            assertEquals(up, schema(connection));
        }
    }

    private static void up(Connection connection) throws IOException, SQLException {
        for (Path migration : newestFirst().reversed()) {
            execute(connection, Files.readString(migration));
        }
    }

    private static List<Path> newestFirst() throws IOException {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().startsWith("V"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /// Tables with their columns, indexes and constraints.
    private static List<String> schema(Connection connection) throws SQLException {
        List<String> lines = new ArrayList<>();
        String query =
                """
                select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable
                from information_schema.columns
                where table_schema = 'public'
                union all
                select indexdef from pg_indexes
                where schemaname = 'public'
                union all
                select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
                where connamespace = 'public'::regnamespace
                order by 1
                """;
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(script);
        }
    }
}
