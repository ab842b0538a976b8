package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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
