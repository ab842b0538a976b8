package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.traces.RecordedSpan;
import io.millrace.teststack.traces.RecordedSpan.Kind;
import io.millrace.teststack.traces.TraceCollector;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// One trace from the entry on a work stream through model, tool and other services to the events.
@QuarkusTest
@WithTestResource(
        value = AgentStack.class,
        initArgs = @ResourceArg(name = "traced", value = "true"))
class TracesTest {
    private static final String SENDER = "00f067aa0ba902b7";

    private final String trace = UUID.randomUUID().toString().replace("-", "");

    AgentProbe probe;
    FakePeers peers;

    @Test
    void a_run_is_part_of_the_trace_that_asked_for_it_with_all_it_calls() {
        TaskRequested task = probe.taskOf("alice", "select secret from s.orders o");
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);

        probe.request(task, "00-" + trace + "-" + SENDER + "-01");
        probe.awaitEnd(task);

        RecordedSpan run = await("the run", span -> span.name().equals("process {work.tasks}"));
        assertEquals(SENDER, run.parentId());
        assertEquals(Kind.CONSUMER, run.kind());
        assertEquals("invoke_agent", run.attributes().get("gen_ai.operation.name"));
        assertEquals(task.sessionId().toString(), run.attributes().get("gen_ai.conversation.id"));

        RecordedSpan model = await("a model call", span -> span.name().equals("chat scripted"));
        assertTrue(model.isChildOf(run), model::toString);
        assertEquals(Kind.CLIENT, model.kind());
        assertEquals("scripted", model.attributes().get("gen_ai.request.model"));
        assertEquals("millrace", model.attributes().get("gen_ai.provider.name"));
        assertTrue(Long.parseLong(model.attributes().get("gen_ai.usage.output_tokens")) > 0);

        RecordedSpan tool =
                await("a tool call", span -> span.name().equals("execute_tool analyze_sql"));
        assertTrue(tool.isChildOf(run), tool::toString);
        assertEquals(
                Map.of(
                        "gen_ai.operation.name", "execute_tool",
                        "gen_ai.tool.name", "analyze_sql",
                        "gen_ai.tool.type", "function",
                        "gen_ai.tool.call.id", tool.attributes().get("gen_ai.tool.call.id")),
                withoutThread(tool.attributes()));
        RecordedSpan call = await("the tool's call", span -> span.isChildOf(tool));
        assertEquals("POST", call.name());
        assertEquals("200", call.attributes().get("http.response.status_code"));
    }

    @Test
    void what_the_run_tells_carries_the_trace_on_and_no_span_what_was_said() {
        TaskRequested task = probe.taskOf("alice", "select secret from s.orders o");
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);

        probe.request(task, "00-" + trace + "-" + SENDER + "-01");
        probe.awaitEnd(task);

        RecordedSpan run = await("the run", span -> span.name().equals("process {work.tasks}"));
        try (StreamProbe<Envelope> events = probe.events()) {
            Envelope started =
                    events.await(
                            "the start",
                            event ->
                                    event.data() instanceof TaskEvent.TaskStarted(var of, _, _, _)
                                            && of.equals(task.taskId()));
            String[] carried = String.valueOf(started.traceparent()).split("-", -1);
            RecordedSpan create = await("the event", span -> span.spanId().equals(carried[2]));
            assertEquals(trace, carried[1]);
            assertTrue(create.isChildOf(run), create::toString);
            assertEquals("create events.tasks", create.name());
        }
        assertTrue(
                TraceCollector.spans().stream()
                        .noneMatch(span -> span.toString().contains("secret")));
    }

    /// What the extension adds of its own.
    private static Map<String, String> withoutThread(Map<String, String> attributes) {
        Map<String, String> left = new java.util.HashMap<>(attributes);
        left.keySet().removeIf(name -> name.startsWith("thread."));
        return left;
    }

    private RecordedSpan await(String what, Predicate<RecordedSpan> wanted) {
        return TraceCollector.await(trace, what, wanted);
    }
}
