package io.millrace.session.schedule;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.session.background.Round;
import io.millrace.teststack.SettableClock;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Schedulers driven by hand, by a clock of the test's own. The service's own scheduler runs beside
/// them by the real time, years before these tasks.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TaskSchedulerTest {
    private static final Instant DUE = Instant.parse("2030-06-01T09:00:00Z");
    private static final int MANY = 24;

    private final String user = "user-" + UUID.randomUUID();
    private final SettableClock clock = new SettableClock(DUE.minusMillis(1));

    @Inject ScheduledTasks tasks;
    @Inject DataSource database;

    @Test
    void two_schedulers_make_every_task_due_once_and_none_before_its_time() throws Exception {
        for (int i = 0; i < MANY; i++) {
            submit(Map.of("description", "No " + i, "scheduledFor", DUE.toString()));
        }
        TaskScheduler one = scheduler(MANY);
        TaskScheduler other = scheduler(5);
        assertEquals(0, rounds(one));
        assertEquals(0, one.backlog().waiting());
        assertEquals(0, count("queued_at is not null"));

        clock.set(DUE);
        assertTrue(one.backlog().waiting() >= MANY);
        CyclicBarrier together = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> rounds = new ArrayList<>();
            for (TaskScheduler scheduler : List.of(one, other)) {
                rounds.add(
                        threads.submit(() -> {
                            together.await();
                            return rounds(scheduler);
                        }));
            }
            assertEquals(MANY, rounds.get(0).get() + rounds.get(1).get());
        }

        assertEquals(MANY, count("queued_at = scheduled_for and dispatched_at is not null"));
        assertEquals(MANY, count("requests = 1"));
        assertEquals(MANY, requested());
        assertEquals(0, rounds(one));
    }

    @Test
    void after_a_pause_of_all_schedulers_the_order_is_that_of_the_times() throws Exception {
        String session = submit(Map.of("description", "In the way")).get("sessionId");
        String late = in(session, "Late", DUE);
        String early = in(session, "Early", DUE.minus(Duration.ofHours(1)));
        clock.set(DUE.plus(Duration.ofHours(1)));

        assertEquals(2, rounds(scheduler(10)));
        post("/api/v1/tasks/" + first(session) + "/cancel", Map.of());

        assertEquals(1, count("dispatched_at is not null and id = '%s'".formatted(early)));
        assertEquals(0, count("dispatched_at is not null and id = '%s'".formatted(late)));
    }

    @Test
    void a_task_that_was_taken_back_never_becomes_due() throws Exception {
        String id = submit(Map.of("description", "Not", "scheduledFor", DUE.toString())).get("id");
        post("/api/v1/tasks/" + id + "/cancel", Map.of());
        clock.set(DUE);

        rounds(scheduler(10));

        assertEquals(1, count("status = 'CANCELLED' and queued_at is null and requests = 0"));
    }

    @Test
    void an_archived_session_is_left_alone_and_in_nobodys_way() throws Exception {
        String session =
                submit(Map.of("description", "Not", "scheduledFor", DUE.toString()))
                        .get("sessionId");
        update(
                "update sessions set session_status = 'ARCHIVED', inbox_status = 'ARCHIVED'"
                        + " where id = '%s'".formatted(session));
        String later =
                submit(Map.of("description", "Later", "scheduledFor", DUE.plusMillis(1).toString()))
                        .get("id");
        clock.set(DUE.plusMillis(1));

        assertEquals(1, rounds(scheduler(1)));

        assertEquals(1, count("queued_at is null"));
        assertEquals(1, count("queued_at is not null and id = '%s'".formatted(later)));
    }

    private TaskScheduler scheduler(int batch) {
        ScheduleConfig config =
                new ScheduleConfig() {
                    @Override
                    public Duration interval() {
                        return Duration.ofSeconds(1);
                    }

                    @Override
                    public int batch() {
                        return batch;
                    }
                };
        return new TaskScheduler(tasks, config, clock);
    }

    /// As many rounds as follow each other at once.
    ///
    /// @return how many tasks were made due
    private static int rounds(TaskScheduler scheduler) {
        int all = 0;
        Round last;
        do {
            last = scheduler.round();
            all += last.done();
        } while (last.more());
        return all;
    }

    private String in(String session, String description, Instant due) {
        return submit(
                        Map.of(
                                "description", description,
                                "sessionId", session,
                                "scheduledFor", due.toString()))
                .get("id");
    }

    private Map<String, String> submit(Map<String, Object> body) {
        var answer = post("/api/v1/tasks", body);
        return Map.of("id", answer.path("id"), "sessionId", answer.path("sessionId"));
    }

    private io.restassured.response.ExtractableResponse<io.restassured.response.Response> post(
            String path, Map<String, Object> body) {
        var answer =
                given().auth()
                        .oauth2(Tokens.user(user).token())
                        .contentType(ContentType.JSON)
                        .body(body)
                        .post(path)
                        .then()
                        .extract();
        assertTrue(answer.statusCode() < 300, () -> answer.asString());
        return answer;
    }

    private String first(String session) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select id::text from tasks where session_id = ?::uuid"
                                        + " and type = 'IMMEDIATE'")) {
            query.setString(1, session);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private long count(String condition) throws SQLException {
        return number(
                "select count(*) from tasks where user_id = '%s' and %s"
                        .formatted(Tokens.userId(user), condition));
    }

    /// How often this user's tasks were put on a work stream.
    private long requested() throws SQLException {
        return number(
                """
                select count(*) from outbox where stream like '{work.tasks}%%'
                  and subject in (select id::text from tasks where user_id = '%s')
                """
                        .formatted(Tokens.userId(user)));
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
