package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class RunOutcomeTest {
    private final Calls alice = Calls.somebody();

    @Test
    void a_run_moves_task_and_session_to_their_end() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened);

        agent.starts();
        alice.awaitTask(opened.task(), "RUNNING");
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "inboxStatus"));
        assertEquals("in_progress", alice.sessionField(opened.session(), "uiStatus"));

        agent.says("One").says("Two");
        alice.awaitSession(opened.session(), "PROCESSING");

        agent.completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("result", equalTo("Done"))
                .body("attempt", equalTo(1))
                .body("usage.inputTokens", equalTo(120))
                .body("usage.outputTokens", equalTo(45))
                .body("executedAt", notNullValue())
                .body("completedAt", notNullValue());
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("COMPLETED"))
                .body("sessionStatus", equalTo("COMPLETED"))
                .body("uiStatus", equalTo("needs_review"));
        alice.get("/api/v1/sessions/{id}/messages", opened.session().toString())
                .body("data.position", contains(1, 2, 3))
                .body("data.role", contains("USER", "ASSISTANT", "ASSISTANT"))
                .body("data[2].content[0].text", equalTo("Two"));
    }

    @Test
    void what_a_task_has_cost_is_shown_where_somebody_knows() {
        Calls.Opened known = alice.opens("Work");
        Calls.Opened unknown = alice.opens("Work");
        new Agent(known).starts().completes("Done", "0.0125");
        new Agent(unknown).starts().completes("Done");
        alice.awaitTask(known.task(), "COMPLETED");
        alice.awaitTask(unknown.task(), "COMPLETED");

        alice.get("/api/v1/tasks/{id}", known.task().toString())
                .body("usage.cost", equalTo(0.0125f))
                .body("usage.inputTokens", equalTo(120));
        alice.get("/tasks/{id}", known.task().toString()).body("usage.cost", equalTo(0.0125f));
        alice.get("/api/v1/tasks/{id}", unknown.task().toString())
                .body("usage", not(hasKey("cost")));
    }

    @Test
    void a_run_that_asks_waits_for_the_user_and_the_session_goes_on() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts().needsHelp("Which year?");

        alice.awaitTask(opened.task(), "NEEDS_HELP");
        alice.get("/api/v1/tasks/{id}", opened.task().toString()).body("control", equalTo("USER"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("ACTIVE"))
                .body("statusMessage", equalTo("Which year?"));

        TaskId answer = alice.prompts(opened.session(), Map.of("prompt", "2026"));
        new Agent(opened.session(), answer).starts().completes("Then so");
        alice.awaitTask(answer, "COMPLETED");
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
    }
}
