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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Up with data, down, up again.
class MigrationTest {
    private static final Path SCRIPTS = Path.of("src", "main", "resources", "db", "migration");

    private static final String SCHEMA =
            """
            select format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default)
            from information_schema.columns where table_schema = 'public'
            union all
            select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
            where connamespace = 'public'::regnamespace
            union all
            select indexdef from pg_indexes
            where schemaname = 'public'\
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
        try (Connection connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            execute(statement, migrations());
            Set<String> first = schema(statement);
            assertTrue(first.toString().contains("run.lease_epoch"), first::toString);
            statement.execute(DATA);

            execute(statement, undoScripts());
            assertEquals(Set.of(), schema(statement));

            execute(statement, migrations());
            assertEquals(first, schema(statement));
        }
    }

    /// The oldest first.
    private static List<Path> migrations() throws IOException {
        try (var scripts = Files.list(SCRIPTS)) {
            return scripts.filter(script -> script.getFileName().toString().startsWith("V"))
                    .sorted()
                    .toList();
        }
    }

    /// One for each migration, the newest first.
    private static List<Path> undoScripts() throws IOException {
        return migrations().reversed().stream()
                .map(script ->
                        script.resolveSibling("U" + script.getFileName().toString().substring(1)))
                .toList();
    }

    private static void execute(Statement statement, List<Path> scripts)
            throws IOException, SQLException {
        for (Path script : scripts) {
            statement.execute(Files.readString(script));
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
