package io.millrace.session.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.traces.RecordedSpan;
import io.millrace.teststack.traces.RecordedSpan.Kind;
import io.millrace.teststack.traces.TraceCollector;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One trace from a request through the outbox and the streams to what comes back.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = {
            @ResourceArg(name = "database", value = "session"),
            @ResourceArg(name = "traced", value = "true")
        })
class TracesTest {
    private static final String PROMPT = "Which columns feed the secret one?";

    private final Calls alice = Calls.somebody();
    private final String trace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void a_prompt_is_one_trace_from_the_request_to_the_entry_and_to_what_the_agent_tells() {
        String caller = "00f067aa0ba902b7";
        var answer =
                alice.request()
                        .header("traceparent", "00-" + trace + "-" + caller + "-01")
                        .body(Map.of("prompt", PROMPT))
                        .post("/api/v1/sessions/with-prompt")
                        .then()
                        .statusCode(201)
                        .extract();
        Calls.Opened opened =
                new Calls.Opened(
                        io.millrace.streams.contract.ids.SessionId.of(answer.path("id")),
                        io.millrace.streams.contract.ids.TaskId.of(answer.path("taskId")));

        // then: request, creation, relay
        RecordedSpan request = await("the request", span -> span.kind() == Kind.SERVER);
        RecordedSpan create =
                await("the message", span -> span.name().equals("create {work.tasks}"));
        RecordedSpan send = await("the relay", span -> span.name().equals("send {work.tasks}"));
        RecordedSpan statement =
                await(
                        "a statement",
                        span ->
                                span.kind() == Kind.CLIENT
                                        && span.attributes().containsKey("db.system"));
        assertEquals(caller, request.parentId());
        assertEquals("POST /api/v1/sessions/with-prompt", request.name());
        assertTrue(create.isChildOf(request), create::toString);
        assertEquals(Kind.PRODUCER, create.kind());
        assertTrue(send.isChildOf(create), send::toString);
        assertEquals(request.traceId(), statement.traceId());
        // and: the entry
        Envelope entry = entryOf(opened);
        assertEquals("00-" + trace + "-" + create.spanId() + "-01", entry.traceparent());

        // when the agent tells of it, within the same trace
        String agent = "1111111111111111";
        Agent worker = new Agent(opened);
        Envelope started =
                worker.next(
                        new TaskEvent.TaskStarted(
                                opened.task(), new RunId(UUID.randomUUID()), 1, "scripted"));
        worker.send(
                new Envelope(
                        started.id(),
                        started.source(),
                        started.subject(),
                        started.time(),
                        "00-" + trace + "-" + agent + "-01",
                        started.sessionid(),
                        started.causationid(),
                        started.actor(),
                        started.sequence(),
                        started.data()));

        // then: the handler, and what it tells the watchers
        RecordedSpan process =
                await("the handler", span -> span.name().equals("process events.tasks"));
        assertEquals(agent, process.parentId());
        assertEquals(Kind.CONSUMER, process.kind());
        assertEquals(started.id().toString(), process.attributes().get("messaging.message.id"));
        RecordedSpan told =
                await(
                        "word to the watchers",
                        span ->
                                span.name().equals("create fanout.session")
                                        && span.isChildOf(process));
        assertEquals("session-service", told.service());
    }

    @Test
    void no_span_repeats_what_was_said() {
        alice.request()
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(Map.of("prompt", PROMPT))
                .post("/api/v1/sessions/with-prompt")
                .then()
                .statusCode(201);
        await("the relay", span -> span.name().equals("send {work.tasks}"));

        List<RecordedSpan> spans = TraceCollector.spans();
        assertTrue(spans.size() > 5, spans::toString);
        assertTrue(spans.stream().noneMatch(span -> span.toString().contains("secret")));
    }

    private RecordedSpan await(String what, java.util.function.Predicate<RecordedSpan> wanted) {
        return TraceCollector.await(trace, what, wanted);
    }

    private static Envelope entryOf(Calls.Opened opened) {
        try (var work =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.workTasks(TaskPriority.MEDIUM).key(),
                        new EnvelopeCodec()::decode)) {
            return work.await(
                    "the task", entry -> entry.subject().equals(opened.task().toString()));
        }
    }
}
