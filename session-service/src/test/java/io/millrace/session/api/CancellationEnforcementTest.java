package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The deadline is a second and the enforcer's interval 100 ms here, see `%test` in
/// `application.properties`.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class CancellationEnforcementTest {
    private final Calls alice = Calls.somebody();

    @Inject Rows rows;

    @Test
    void a_dead_worker_cannot_keep_a_cancelled_task_running_and_is_not_heard_later() {
        Calls.Opened opened = alice.opens("Stop");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "")
                .statusCode(200)
                .body("status", equalTo("RUNNING"));

        alice.awaitTask(opened.task(), "CANCELLED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("error", containsString("did not answer"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("COMPLETED"))
                .body("cancellationStatus", equalTo("cancelled"));

        // The worker wakes up; what it tells is heard, and has no effect.
        agent.says("I am back").completes("Done after all");
        TaskId next = alice.prompts(opened.session(), Map.of("prompt", "Next"));
        new Agent(opened.session(), next).starts().completes("Fine");
        alice.awaitTask(next, "COMPLETED");
        io.millrace.teststack.Await.until(
                "both late envelopes are marked as seen",
                () ->
                        rows.number(
                                        "select last_sequence from inbox_position where subject = ?",
                                        opened.task().toString())
                                == 3);
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("status", equalTo("CANCELLED"))
                .body("result", nullValue());
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data.size()", equalTo(1));
    }

    @Test
    void cancelling_a_session_takes_back_what_waits_and_starts_nothing_else() {
        Calls.Opened opened = alice.opens("One");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        TaskId waiting = alice.prompts(opened.session(), Map.of("prompt", "Two"));

        alice.post("/api/v1/sessions/" + opened.session() + "/cancel", "").statusCode(200);

        alice.get("/api/v1/tasks/{id}", waiting.toString()).body("status", equalTo("CANCELLED"));
        agent.stops();
        alice.awaitTask(opened.task(), "CANCELLED");
        assertEquals(
                1,
                rows.number(
                        "select count(*) from tasks where session_id = ? and dispatched_at is not null",
                        opened.session().value()));
    }
}
