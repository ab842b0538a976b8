package io.millrace.session.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the watchers of a session hear of its tasks.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ToldToWatchersTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

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
}
