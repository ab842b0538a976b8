package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.golden.GoldenSample;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TaskEventListenerTest {
    private static final String SAMPLE_SESSION = "0199a1b2-0000-7000-8000-000000000001";
    private static final String SAMPLE_TASK = "0199a1b2-0000-7000-8000-000000000002";

    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Inject Rows rows;

    @Test
    void a_step_reaches_the_watchers_as_the_agent_told_it() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened);
        TaskEvent.MessageAppended step = agent.starts().said("Look");
        Envelope told = agent.next(step);

        agent.send(told);

        try (var watchers =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.fanoutSession(opened.session()).key(),
                        codec::decode)) {
            Envelope seen =
                    watchers.await("the step", e -> e.data() instanceof TaskEvent.MessageAppended);
            assertEquals(step, seen.data());
            assertEquals(told.id().toString(), seen.causationid());
            assertEquals("session-service", seen.source());
        }
    }

    @Test
    void a_repeated_envelope_has_no_second_effect() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        Envelope said = agent.next(agent.said("Once"));

        agent.send(said);
        agent.send(said);
        agent.says("Twice");
        agent.send(said);
        agent.completes("Done");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data.content.text.flatten()", contains("Work", "Once", "Twice"));
    }

    @Test
    void an_envelope_that_overtook_an_earlier_one_waits_for_it() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        Envelope first = agent.next(agent.said("First"));
        Envelope second = agent.next(agent.said("Second"));
        Envelope end =
                agent.next(
                        new TaskEvent.TaskFailed(
                                opened.task(),
                                new io.millrace.streams.contract.ids.RunId(UUID.randomUUID()),
                                "The model is gone",
                                io.millrace.streams.contract.content.TokenUsage.NONE));

        agent.send(end);
        agent.send(second);
        agent.send(first);

        alice.awaitTask(opened.task(), "FAILED");
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data.content.text.flatten()", contains("Work", "First", "Second"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("inboxStatus", equalTo("FAILED"))
                .body("sessionStatus", equalTo("FAILED"))
                .body("statusMessage", equalTo("The model is gone"));
    }

    @Test
    void the_golden_samples_of_an_agents_events_are_understood() throws Exception {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened);
        long sequence = 0;
        for (String type :
                List.of("task.started.v1", "task.message-appended.v1", "task.completed.v1")) {
            agent.send(sample(type, opened, ++sequence));
        }

        alice.awaitTask(opened.task(), "COMPLETED");
        JsonNode content = GoldenShape.sample("task.message-appended.v1").at("/data/content");
        assertEquals(
                content,
                new ObjectMapper()
                        .readTree(
                                alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                                        .extract()
                                        .asString())
                        .at("/data/1/content"));
    }

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

    @Test
    void another_worker_that_goes_on_changes_the_attempt_only() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts(1).says("One").starts(2).says("Two").completes("Done");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString()).body("attempt", equalTo(2));
    }

    @Test
    void what_cannot_be_applied_becomes_a_dead_letter_and_blocks_nobody() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened);

        // An end without a beginning, then one of a task that nobody knows, then no envelope at
        // all.
        agent.completes("Too early");
        TaskId unknown = new TaskId(UUID.randomUUID());
        new Agent(opened.session(), unknown).starts();
        agent.sendRaw(new byte[] {1, 2, 3});
        agent.starts();

        alice.awaitTask(opened.task(), "RUNNING");
        try (var dead =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.DEAD_LETTERS.key().key(),
                        codec::decode)) {
            Await.until(
                    "three dead letters with their causes",
                    () -> {
                        String causes =
                                dead.all().stream()
                                        .map(e -> e.data().toString())
                                        .toList()
                                        .toString();
                        return causes.contains("task is PENDING, which does not allow complete")
                                && causes.contains("there is no task " + unknown)
                                && causes.contains("The entry is no compressed JSON");
                    });
        }
    }

    @Test
    void content_that_postgres_cannot_keep_is_kept_all_the_same() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts().says("a\0b").completes("c\0d");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data[1].content[0].text", equalTo("a\uFFFDb"));
        assertEquals("c\uFFFDd", alice.taskField(opened.task(), "result"));
        assertEquals(
                List.of(new ContentBlock.Text("a\0b")),
                watched(opened.session(), TaskEvent.MessageAppended.class).content());
    }

    @Test
    void watchers_hear_every_state() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts().says("One").completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");

        try (var watchers =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.fanoutSession(opened.session()).key(),
                        codec::decode)) {
            Await.until(
                    "the session's end is told",
                    () ->
                            watchers.all().stream()
                                    .map(Envelope::data)
                                    .anyMatch(data ->
                                            data instanceof WatcherEvent.SessionUpdated s
                                                    && s.inboxStatus().equals("COMPLETED")));
            assertEquals(
                    List.of("PENDING", "RUNNING", "COMPLETED"),
                    watchers.all().stream()
                            .map(Envelope::data)
                            .filter(WatcherEvent.TaskUpdated.class::isInstance)
                            .map(data -> ((WatcherEvent.TaskUpdated) data).status())
                            .toList());
            assertEquals(
                    List.of("PENDING", "ACTIVE", "PROCESSING", "COMPLETED"),
                    watchers.all().stream()
                            .map(Envelope::data)
                            .filter(WatcherEvent.SessionUpdated.class::isInstance)
                            .map(data -> ((WatcherEvent.SessionUpdated) data).inboxStatus())
                            .toList());
        }
    }

    private <E> E watched(SessionId session, Class<E> type) {
        try (var watchers =
                StreamProbe.on(
                        StackResource.redisUrl(),
                        StreamName.fanoutSession(session).key(),
                        codec::decode)) {
            return type.cast(
                    watchers.await(type.getSimpleName(), e -> type.isInstance(e.data())).data());
        }
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

    private Envelope sample(String type, Calls.Opened opened, long sequence) throws Exception {
        String json =
                GoldenSample.json(type)
                        .replace(SAMPLE_SESSION, opened.session().toString())
                        .replace(SAMPLE_TASK, opened.task().toString());
        Envelope read = codec.read(new ObjectMapper().readTree(json));
        return new Envelope(
                UUID.randomUUID(),
                read.source(),
                read.subject(),
                read.time(),
                read.traceparent(),
                read.sessionid(),
                read.causationid(),
                read.actor(),
                sequence,
                read.data());
    }
}
