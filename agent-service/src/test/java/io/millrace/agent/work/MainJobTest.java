package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.FakeServer.Answer;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.DeltaKind;
import io.millrace.streams.contract.content.MessageRole;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.WatcherEvent.StepDelta;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(AgentStack.class)
class MainJobTest {
    private static final String SQL = "select o.x + 1 as y from s.orders o";

    AgentProbe probe;
    FakePeers peers;

    @BeforeEach
    void reset() {
        peers.analysis(FakePeers::analysed);
        peers.sessionAway(false);
    }

    @Test
    void a_statement_is_analysed_and_its_lineage_told() {
        TaskRequested task = openTask("Which columns feed this? " + SQL);

        probe.request(task);

        List<TaskEvent> events = probe.awaitEnd(task);
        var started = assertInstanceOf(TaskEvent.TaskStarted.class, events.getFirst());
        assertEquals("scripted", started.model());
        assertEquals(1, started.attempt());
        var completed = assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
        String summary =
                "The statement is of the kind select and only reads. It reads s.orders.\n"
                        + "- y comes from s.orders.x (expression)";
        assertEquals(summary, completed.result());
        assertTrue(completed.usage().outputTokens() > 0);
        List<MessageAppended> messages = messages(events);
        assertEquals(
                IntStream.rangeClosed(1, 6).boxed().toList(),
                messages.stream().map(MessageAppended::step).toList());
        assertEquals(
                List.of("analyze_sql", "message_user", "done"),
                messages.stream()
                        .flatMap(m -> m.content().stream())
                        .filter(ContentBlock.ToolUse.class::isInstance)
                        .map(block -> ((ContentBlock.ToolUse) block).name())
                        .toList());
        assertEquals(MessageRole.USER, messages.get(1).role());
    }

    @Test
    void what_the_model_says_is_streamed_to_the_watchers() {
        TaskRequested task = openTask("Look at " + SQL);

        probe.request(task);
        List<MessageAppended> messages = messages(probe.awaitEnd(task));

        var said = (ContentBlock.Text) messages.getFirst().content().getFirst();
        try (StreamProbe<Envelope> watcher = probe.watch(task)) {
            List<StepDelta> deltas =
                    watcher.all().stream()
                            .map(Envelope::data)
                            .filter(StepDelta.class::isInstance)
                            .map(StepDelta.class::cast)
                            .filter(delta -> delta.step() == 1)
                            .filter(delta -> delta.kind() == DeltaKind.TEXT)
                            .toList();
            assertEquals(
                    said.text(),
                    deltas.stream().map(StepDelta::text).collect(Collectors.joining()));
            long offset = 0;
            for (StepDelta delta : deltas) {
                assertEquals(offset, delta.offset());
                offset += delta.text().length();
            }
        }
    }

    @Test
    void the_message_of_a_refused_statement_reaches_the_user() {
        peers.analysis(request ->
                new Answer(
                        422,
                        FakePeers.error(
                                "unprocessable_entity_error",
                                "UNKNOWN_DIALECT",
                                "There is no dialect postgres")));
        TaskRequested task = openTask("Look at " + SQL);

        probe.request(task);
        List<TaskEvent> events = probe.awaitEnd(task);

        var completed = assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
        assertEquals(
                "The statement could not be analysed: There is no dialect postgres",
                completed.result());
        var result = (ContentBlock.ToolResult) messages(events).get(1).content().getFirst();
        assertTrue(result.isError());
    }

    @Test
    void earlier_messages_of_the_session_are_part_of_the_conversation() {
        TaskRequested task = openTask("The same again, please.");
        peers.history(
                task.sessionId().toString(),
                """
                {"id":"00000000-0000-7000-8000-000000000001","sessionId":"%1$s",
                "taskId":"00000000-0000-7000-8000-0000000000aa","position":1,"role":"USER",
                "content":[{"type":"text","text":"first"},{"type":"lineage_ref","id":"l"}],"runId":null,"step":null,
                "createdAt":"2026-01-01T00:00:00Z"},
                {"id":"00000000-0000-7000-8000-000000000002","sessionId":"%1$s",
                "taskId":"%2$s","position":2,"role":"USER",
                "content":[{"type":"text","text":"```script\\nsay from history\\n```"}],"runId":null,"step":null,
                "createdAt":"2026-01-01T00:00:00Z"}\
                """
                        .formatted(task.sessionId(), task.taskId()));

        probe.request(task);
        List<MessageAppended> messages = messages(probe.awaitEnd(task));

        assertEquals(
                new ContentBlock.Text("from history"), messages.getFirst().content().getFirst());
    }

    @Test
    void a_model_that_fails_ends_the_run_plainly() {
        TaskRequested task = openTask("```script\nfail out of luck\n```");

        probe.request(task);

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, probe.awaitEnd(task).getLast());
        assertEquals("The model failed: out of luck", failed.error());
    }

    @Test
    void a_run_that_goes_in_circles_is_ended() {
        String line = "call analyze_sql {\"sql\":\"select 1\",\"dialect\":\"postgres\"}\n";
        TaskRequested task = openTask("```script\n" + line.repeat(5) + "```");

        probe.request(task);
        List<TaskEvent> events = probe.awaitEnd(task);

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals(
                "The agent goes in circles: it called analyze_sql 3 times with the same result",
                failed.error());
        assertEquals(6, messages(events).size());
    }

    @Test
    void a_wrong_call_is_told_to_the_model_and_the_run_goes_on() {
        TaskRequested task = openTask("```script\ncall analyze_sql {\"sql\":1}\nsay I see\n```");

        probe.request(task);
        List<TaskEvent> events = probe.awaitEnd(task);

        var result = (ContentBlock.ToolResult) messages(events).get(1).content().getFirst();
        assertTrue(result.isError());
        assertEquals(
                "The arguments are wrong: dialect is missing; sql must be of the type string and is"
                        + " integer",
                result.content());
        assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
    }

    @Test
    void an_unknown_model_fails_the_run() {
        TaskRequested known = openTask("Hello");
        TaskRequested task =
                new TaskRequested(
                        known.taskId(),
                        known.sessionId(),
                        known.userId(),
                        known.priority(),
                        known.attempt(),
                        known.prompt(),
                        "oracle");

        probe.request(task);

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, probe.awaitEnd(task).getLast());
        assertEquals("There is no model named oracle", failed.error());
    }

    @Test
    void while_session_service_is_away_the_task_waits() {
        TaskRequested task = openTask("Hello");
        peers.sessionAway(true);
        probe.request(task);
        io.millrace.teststack.Await.until(
                "a question to session-service",
                () ->
                        peers.sessionRequests().stream()
                                .anyMatch(r -> r.path().endsWith(task.taskId().toString())));

        peers.sessionAway(false);

        assertInstanceOf(TaskEvent.TaskCompleted.class, probe.awaitEnd(task).getLast());
    }

    private TaskRequested openTask(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private static List<MessageAppended> messages(List<TaskEvent> events) {
        return events.stream()
                .filter(MessageAppended.class::isInstance)
                .map(MessageAppended.class::cast)
                .toList();
    }
}
