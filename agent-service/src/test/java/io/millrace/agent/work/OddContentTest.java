package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a model, a prompt or another service comes up with costs no attempt and is told plainly.
@QuarkusTest
@WithTestResource(AgentStack.class)
class OddContentTest {
    AgentProbe probe;
    FakePeers peers;

    @BeforeEach
    void reset() {
        peers.analysis(FakePeers::analysed);
        peers.sessionAway(false);
    }

    @Test
    void a_result_that_postgresql_and_utf8_cannot_hold_is_cleaned() {
        List<TaskEvent> events =
                run("```script\ncall done {\"response\":\"a\\u0000b\\ud800c\"}\n```");

        var completed = assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
        assertEquals("a\ufffdb\ufffdc", completed.result());
        assertEquals(1, starts(events));
    }

    @Test
    void so_is_the_reason_of_a_failure() {
        List<TaskEvent> events = run("```script\nfail out\u0000of\n```");

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals("The model failed: out\ufffdof", failed.error());
        assertEquals(1, starts(events));
    }

    @Test
    void a_pause_without_bounds_fails_the_script_and_names_the_line() {
        List<TaskEvent> events = run("```script\nsay x\nsleep 9223372036854775807m\n```");

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals(
                "The model failed: line 2 of the script: 9223372036854775807m is not between 0s and"
                        + " 300s",
                failed.error());
        assertEquals(1, starts(events));
    }

    @Test
    void a_call_that_nests_deeper_than_an_envelope_is_refused_and_the_run_goes_on() {
        List<TaskEvent> events =
                run(
                        "```script\ncall careful %s\nsay I see\n```"
                                .formatted(NestingTest.nested(300)));

        ContentBlock.ToolResult result = firstResult(events);
        assertTrue(result.isError());
        assertTrue(
                result.content()
                        .startsWith("The arguments nest deeper than 100 levels, at /deep/0"),
                result::content);
        assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
        assertEquals(1, starts(events));
    }

    @Test
    void a_service_that_is_away_is_named_without_its_address() {
        peers.analysis(request -> {
            throw new IllegalStateException("the connection closes without an answer");
        });

        List<TaskEvent> events = run("Look at select o.x from s.orders o");

        assertEquals(
                "sql-analyzer-service cannot be reached at the moment; it can be tried again",
                firstResult(events).content());
    }

    private List<TaskEvent> run(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        probe.request(task);
        return probe.awaitEnd(task);
    }

    private static long starts(List<TaskEvent> events) {
        return events.stream().filter(TaskEvent.TaskStarted.class::isInstance).count();
    }

    private static ContentBlock.ToolResult firstResult(List<TaskEvent> events) {
        return events.stream()
                .filter(MessageAppended.class::isInstance)
                .flatMap(event -> ((MessageAppended) event).content().stream())
                .filter(ContentBlock.ToolResult.class::isInstance)
                .map(ContentBlock.ToolResult.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
