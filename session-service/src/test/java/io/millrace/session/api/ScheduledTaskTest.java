package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Scheduled tasks by the service's own scheduler and clock.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ScheduledTaskTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Test
    void a_scheduled_task_starts_within_a_second_of_its_time_and_not_before() {
        Instant due = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
        TaskId task =
                alice.submits(Map.of("description", "Later", "scheduledFor", due.toString()))
                        .task();

        Envelope request = awaitRequest(TaskPriority.MEDIUM, task);

        assertFalse(request.time().isBefore(due), () -> request.time() + " is before " + due);
        assertTrue(
                Duration.between(due, request.time()).compareTo(Duration.ofSeconds(1)) <= 0,
                () -> request.time() + " is long after " + due);
        alice.get("/tasks/{id}", task.toString()).body("queuedAt", equalTo(due.toString()));
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
        io.millrace.teststack.Await.until(
                "it is due",
                () -> alice.get("/tasks/{id}", task.toString()).extract().path("queuedAt") != null);
        return task;
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
