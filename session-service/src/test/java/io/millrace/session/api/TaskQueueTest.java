package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Several tasks of one session.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TaskQueueTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Inject Rows rows;

    @Test
    void one_task_of_a_session_runs_and_the_others_wait_by_priority() {
        Calls.Opened opened = alice.opens("First");
        TaskId low = alice.prompts(opened.session(), Map.of("prompt", "Low", "priority", "LOW"));
        TaskId high = alice.prompts(opened.session(), Map.of("prompt", "High", "priority", "HIGH"));
        assertEquals(1, handedOut(opened.session()));

        new Agent(opened).starts().completes("1");
        alice.awaitTask(opened.task(), "COMPLETED");
        assertEquals("PENDING", alice.sessionField(opened.session(), "inboxStatus"));
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
        awaitRequest(TaskPriority.HIGH, high);
        assertEquals(2, handedOut(opened.session()));

        new Agent(opened.session(), high).starts().fails("2");
        alice.awaitTask(high, "FAILED");
        awaitRequest(TaskPriority.LOW, low);

        new Agent(opened.session(), low).starts().completes("3");
        alice.awaitTask(low, "COMPLETED");
        assertEquals("COMPLETED", alice.sessionField(opened.session(), "sessionStatus"));
    }

    @Test
    void a_second_prompt_brings_an_ended_session_back() {
        Calls.Opened opened = alice.opens("First");
        new Agent(opened).starts().fails("No");
        alice.awaitSession(opened.session(), "FAILED");

        TaskId second = alice.prompts(opened.session(), Map.of("prompt", "Again"));

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("PENDING"))
                .body("sessionStatus", equalTo("ACTIVE"))
                .body("uiStatus", equalTo("pending"));
        awaitRequest(TaskPriority.MEDIUM, second);
    }

    private long handedOut(SessionId session) {
        return rows.number(
                "select count(*) from tasks where session_id = ? and dispatched_at is not null",
                session.value());
    }

    private void awaitRequest(TaskPriority priority, TaskId task) {
        try (var work =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.workTasks(priority).key(),
                        codec::decode)) {
            work.await("the request of " + task, e -> e.subject().equals(task.toString()));
        }
    }
}
