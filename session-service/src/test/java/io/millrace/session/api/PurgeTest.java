package io.millrace.session.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Looks for what a purge has left, in every table that tells of a session, whoever has made it.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class PurgeTest {
    @Inject Rows rows;
    @Inject DataSource database;

    @Test
    void nothing_of_a_purged_session_is_left_and_everything_of_others_is() throws SQLException {
        Calls alice = Calls.somebody();
        Calls.Opened gone = alice.opens("Gone");
        alice.request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("prompt", "Gone too"))
                .post("/api/v1/sessions/" + gone.session() + "/prompts")
                .then()
                .statusCode(201);
        TaskId task =
                alice.submits(
                                Map.of(
                                        "description",
                                        "Gone with a file",
                                        "sessionId",
                                        gone.session().toString(),
                                        "files",
                                        List.of(
                                                Map.of(
                                                        "name", "a.txt",
                                                        "base64", "YQ==",
                                                        "type", "text/plain",
                                                        "size", 1))))
                        .task();
        Calls.Opened kept = alice.opens("Kept");
        List<String> columns = columns();
        assertTrue(columns.contains("tasks.session_id") && columns.contains("messages.session_id"));
        long before =
                rows.number(
                        "select count(*) from messages where session_id = ?",
                        gone.session().value());
        assertEquals(3, before);
        String files = "select count(*) from files where task_id = ?";
        assertEquals(1, rows.number(files, task.value()));
        long answers =
                rows.number(
                        "select count(*) from first_answers where about = ?",
                        gone.session().value());
        assertEquals(1, answers);

        given().auth()
                .oauth2(Tokens.user("ada").roles("admin").token())
                .delete("/api/v1/sessions/" + gone.session() + "?purge=true")
                .then()
                .statusCode(204);

        for (String column : columns) {
            String[] of = column.split("\\.", -1);
            assertEquals(
                    0,
                    rows.number(
                            "select count(*) from %s where %s::text = ?".formatted(of[0], of[1]),
                            gone.session().toString()),
                    column);
        }
        assertEquals(
                0,
                rows.number("select count(*) from sessions where id = ?", gone.session().value()));
        assertEquals(0, rows.number(files, task.value()));
        assertEquals(
                1, rows.number("select count(*) from tasks where id = ?", kept.task().value()));
    }

    /// So that nothing can stand in the way of a purge, whoever adds a table.
    @Test
    void what_refers_to_anything_of_a_session_goes_with_it() {
        assertEquals(
                0,
                rows.number(
                        """
                        select count(*) from pg_constraint
                        where contype = 'f' and confdeltype not in ('c', 'n')
                          and connamespace = 'public'::regnamespace
                          and conname <> 'sessions_parent_fkey'
                        """));
    }

    /// Every column that holds the id of a session.
    private List<String> columns() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var result =
                        statement.executeQuery(
                                """
                                select table_name || '.' || column_name
                                from information_schema.columns
                                where table_schema = 'public'
                                  and column_name in ('session_id', 'about', 'parent')
                                """)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }
}
