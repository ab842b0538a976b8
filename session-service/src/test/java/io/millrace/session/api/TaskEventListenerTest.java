package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.golden.GoldenSample;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
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
                                new RunId(UUID.randomUUID()),
                                "The model is gone",
                                TokenUsage.NONE));

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
