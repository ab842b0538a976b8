package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class CancellationTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Test
    void a_task_that_waits_is_cancelled_at_once() {
        Calls.Opened opened = alice.opens("Never mind");

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "")
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("completedAt", notNullValue());

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("COMPLETED"))
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("cancellationStatus", equalTo("cancelled"))
                .body("cancelledBy", equalTo(Tokens.userId(alice.user()).toString()))
                .body("cancelledAt", notNullValue());
        assertEquals(opened.session(), control(opened.task()).sessionId());
    }

    @Test
    void a_running_task_is_asked_to_stop_and_ends_when_the_agent_says_so() {
        Calls.Opened opened = alice.opens("Stop");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/api/v1/sessions/" + opened.session() + "/cancel", "")
                .statusCode(200)
                .body("cancellationStatus", equalTo("requested"));
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("cancelRequestedAt", notNullValue());
        assertEquals(
                Tokens.userId(alice.user()).toString(),
                control(opened.task()).cancelledBy().value());

        agent.stops();
        alice.awaitTask(opened.task(), "CANCELLED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString()).body("error", nullValue());
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("cancellationStatus", equalTo("cancelled"));
    }

    @Test
    void cancelling_one_of_several_lets_the_next_one_run() {
        Calls.Opened opened = alice.opens("One");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        TaskId next = alice.prompts(opened.session(), Map.of("prompt", "Two"));

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "").statusCode(200);
        agent.stops();
        alice.awaitTask(opened.task(), "CANCELLED");

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("PENDING"))
                .body("sessionStatus", equalTo("ACTIVE"))
                .body("cancellationStatus", nullValue());
        new Agent(opened.session(), next).starts().completes("Done");
        alice.awaitTask(next, "COMPLETED");
    }

    @Test
    void a_request_to_stop_that_comes_too_late_changes_nothing_about_the_result() {
        Calls.Opened opened = alice.opens("Quick");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "").statusCode(200);
        agent.completes("Was done");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("cancellationStatus", equalTo("cancelled"));
    }

    @Test
    void a_run_that_asks_while_it_is_to_stop_stops() {
        Calls.Opened opened = alice.opens("Ask");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "").statusCode(200);
        agent.needsHelp("Which?");

        alice.awaitTask(opened.task(), "CANCELLED");
    }

    @Test
    void what_has_ended_cannot_be_cancelled() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts().completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");

        alice.post("/api/v1/tasks/" + opened.task() + "/cancel", "")
                .statusCode(409)
                .body("error.type", equalTo("conflict_error"))
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body("error.message", containsString("COMPLETED"))
                .body("error.message", containsString("cancel"));
        alice.post("/api/v1/sessions/" + opened.session() + "/cancel", "")
                .statusCode(409)
                .body("error.code", equalTo("ILLEGAL_STATE"))
                .body("error.message", containsString("COMPLETED"));
    }

    @Test
    void a_new_prompt_forgets_the_cancellation() {
        Calls.Opened opened = alice.opens("Never mind");
        alice.post("/api/v1/sessions/" + opened.session() + "/cancel", "").statusCode(200);

        alice.prompts(opened.session(), Map.of("prompt", "After all"));

        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("PENDING"))
                .body("sessionStatus", equalTo("ACTIVE"))
                .body("cancellationStatus", nullValue())
                .body("cancelledBy", nullValue())
                .body("cancelledAt", nullValue());
    }

    private ControlEvent.TaskCancelled control(TaskId task) {
        try (StreamProbe<Envelope> control =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.CONTROL_TASKS.key().key(),
                        codec::decode)) {
            Envelope told =
                    control.await("the request to stop", e -> e.subject().equals(task.toString()));
            GoldenShape.assertSame(codec.tree(told));
            return (ControlEvent.TaskCancelled) told.data();
        }
    }
}
