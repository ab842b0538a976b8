package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.localstack.redis.RedisConnection;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Scheduled tasks by the service's own scheduler and clock.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ScheduledTaskTest {
    private static final int MANY = 20;

    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    /// Measured by the clock of Redis, where agents wait, and by the service's own interval.
    @Test
    void scheduled_tasks_start_within_a_second_of_their_time_and_not_before(TestReporter report) {
        Map<TaskId, Instant> due = new LinkedHashMap<>();
        for (int i = 0; i < MANY; i++) {
            Instant at = Instant.now().plusSeconds(3).truncatedTo(ChronoUnit.MILLIS);
            due.put(
                    alice.submits(
                                    Map.of(
                                            "description", "Later",
                                            "priority", "HIGH",
                                            "scheduledFor", at.toString()))
                            .task(),
                    at);
            assertTrue(Instant.now().isBefore(at), "it was asked for in time");
        }

        Map<TaskId, Instant> begun = new HashMap<>();
        Await.until(
                "all are on the work stream",
                () -> {
                    begun.putAll(onStream(TaskPriority.HIGH));
                    return begun.keySet().containsAll(due.keySet());
                });

        List<Duration> late =
                due.entrySet().stream()
                        .map(task -> Duration.between(task.getValue(), begun.get(task.getKey())))
                        .sorted()
                        .toList();
        report.publishEntry("late by", late.toString());
        assertTrue(!late.getFirst().isNegative(), () -> "before its time: " + late);
        assertTrue(late.getLast().compareTo(Duration.ofSeconds(1)) <= 0, () -> "late: " + late);
        due.forEach((task, at) ->
                alice.get("/tasks/{id}", task.toString()).body("queuedAt", equalTo(at.toString())));
    }

    @Test
    void what_has_become_due_waits_by_priority_like_the_others() {
        Calls.Opened opened = alice.opens("First");
        String session = opened.session().toString();
        TaskId low = due(session, "LOW");
        TaskId urgent = due(session, "URGENT");

        new Agent(opened).starts().completes("1");
        alice.awaitTask(opened.task(), "COMPLETED");

        awaitRequest(TaskPriority.URGENT, urgent);
        new Agent(opened.session(), urgent).starts().completes("2");
        awaitRequest(TaskPriority.LOW, low);
    }

    @Test
    void a_session_waits_for_what_is_scheduled_in_it() {
        Calls.Opened opened = alice.opens("First");
        alice.post(
                        "/tasks",
                        Map.of(
                                "description", "Next year",
                                "sessionId", opened.session().toString(),
                                "scheduledFor", "2031-01-01T00:00:00Z"))
                .statusCode(201);

        new Agent(opened).starts().completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("PENDING"))
                .body("sessionStatus", equalTo("ACTIVE"));
    }

    /// A task whose time has just been; returns once it waits.
    private TaskId due(String session, String priority) {
        String id =
                alice.post(
                                "/tasks",
                                Map.of(
                                        "description", priority,
                                        "sessionId", session,
                                        "priority", priority,
                                        "scheduledFor", Instant.now().minusSeconds(1).toString()))
                        .statusCode(201)
                        .extract()
                        .path("id");
        TaskId task = TaskId.of(id);
        Await.until(
                "it is due",
                () -> alice.get("/tasks/{id}", task.toString()).extract().path("queuedAt") != null);
        return task;
    }

    /// When each request was put on the stream; an entry's id begins with that, in milliseconds.
    private Map<TaskId, Instant> onStream(TaskPriority priority) throws IOException {
        Map<TaskId, Instant> begun = new HashMap<>();
        try (RedisConnection redis = RedisConnection.open(StackResource.redisUrl())) {
            Object entries =
                    redis.callForBytes("XRANGE", StreamName.workTasks(priority).key(), "-", "+");
            for (Object entry : (List<?>) entries) {
                String id =
                        new String((byte[]) ((List<?>) entry).get(0), StandardCharsets.US_ASCII);
                byte[] data = (byte[]) ((List<?>) ((List<?>) entry).get(1)).get(1);
                begun.put(
                        TaskId.of(codec.decode(data).subject()),
                        Instant.ofEpochMilli(Long.parseLong(id.substring(0, id.indexOf('-')))));
            }
        }
        return begun;
    }

    private Envelope awaitRequest(TaskPriority priority, TaskId task) {
        try (var work =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.workTasks(priority).key(),
                        codec::decode)) {
            return work.await("the request of " + task, e -> e.subject().equals(task.toString()));
        }
    }
}
