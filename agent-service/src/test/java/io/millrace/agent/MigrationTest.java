package io.millrace.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.postgres.Database;
import io.millrace.teststack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/// Up with data, down, up again.
class MigrationTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "db", "migration");

    private static final String SCHEMA =
            """
            select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
            from information_schema.columns where table_schema = 'public'
              and table_name <> 'flyway_schema_history'
            union all
            select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
            where connamespace = 'public'::regnamespace
              and conrelid <> 'flyway_schema_history'::regclass
            union all
            select indexdef from pg_indexes
            where schemaname = 'public' and tablename <> 'flyway_schema_history'\
            """;

    private static final String DATA =
            """
            insert into run (id, task_id, request, session_id, user_id, model, state, attempt,
                             lease_epoch, started_at, updated_at)
            values ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 1,
                    '00000000-0000-7000-8000-000000000003', 'u', 'scripted', 'RUNNING', 1, 1, now(), now());
            insert into step (run_id, number, kind, attempt, message_id, role, content, input_tokens,
                              output_tokens, duration_ms, created_at)
            values ('00000000-0000-7000-8000-000000000001', 1, 'MODEL_REPLY', 1,
                    '00000000-0000-7000-8000-000000000004', 'ASSISTANT', '[]', 0, 0, 0, now());\
            """;

    @Test
    void the_undo_scripts_take_away_exactly_what_the_migrations_brought()
            throws IOException, SQLException {
        Database database = TestStack.freshDatabase("agent_migrations");
        Flyway flyway =
                Flyway.configure()
                        .dataSource(database.jdbcUrl(), database.user(), database.password())
                        .locations("classpath:db/migration")
                        .load();
        flyway.migrate();
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            Set<String> first = schema(statement);
            assertTrue(first.toString().contains("run.lease_epoch"), first::toString);
            statement.execute(DATA);

            for (Path undo : undoScripts()) {
                statement.execute(Files.readString(undo));
            }
            assertEquals(Set.of(), schema(statement));

            statement.execute("delete from flyway_schema_history");
            flyway.migrate();
            assertEquals(first, schema(statement));
        }
    }

    /// One for each migration, the newest first.
    private static List<Path> undoScripts() throws IOException {
        try (var scripts = Files.list(SCRIPTS)) {
            return scripts.filter(script -> script.getFileName().toString().startsWith("V"))
                    .sorted(Comparator.reverseOrder())
                    .map(script ->
                            script.resolveSibling(
                                    "U" + script.getFileName().toString().substring(1)))
                    .toList();
        }
    }

    private static Set<String> schema(Statement statement) throws SQLException {
        Set<String> lines = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery(SCHEMA)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
