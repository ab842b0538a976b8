package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.payloads.WatcherEvent;
import io.millrace.streams.contract.payloads.WorkItem;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.millrace.teststack.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class PromptsTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();

    @Test
    void a_prompt_opens_a_session_with_its_task_and_first_message() {
        Calls alice = Calls.somebody();

        var answer =
                alice.post(
                                "/api/v1/sessions/with-prompt",
                                Map.of(
                                        "prompt", "Which columns feed it?",
                                        "repo", "https://example.org/repo.git",
                                        "targetBranch", "main"))
                        .statusCode(201)
                        .body("userId", equalTo(Tokens.userId(alice.user()).toString()))
                        .body("title", equalTo("Untitled Session"))
                        .body("inboxStatus", equalTo("PENDING"))
                        .body("sessionStatus", equalTo("ACTIVE"))
                        .body("uiStatus", equalTo("pending"))
                        .body("cancellationStatus", nullValue())
                        .body("repo", equalTo("https://example.org/repo.git"))
                        .body("targetBranch", equalTo("main"))
                        .body("branch", matchesPattern("millrace/session-[0-9a-f]{12}"))
                        .body("taskId", notNullValue())
                        .extract();
        String session = answer.path("id");
        String task = answer.path("taskId");

        assertEquals(task, answer.path("promptId"));
        assertEquals(true, answer.header("Location").endsWith("/api/v1/sessions/" + session));
        alice.get("/api/v1/tasks/{id}", task)
                .statusCode(200)
                .body("status", equalTo("PENDING"))
                .body("description", equalTo("Which columns feed it?"))
                .body("priority", equalTo("MEDIUM"))
                .body("control", equalTo("ASSISTANT"))
                .body("sessionId", equalTo(session))
                .body("attempt", equalTo(0))
                .body("usage.inputTokens", equalTo(0));
        alice.get("/api/v1/tasks/{id}/messages", task)
                .statusCode(200)
                .body("data.role", contains("USER"))
                .body("data[0].content[0].type", equalTo("text"))
                .body("data[0].content[0].text", equalTo("Which columns feed it?"))
                .body("data[0].position", equalTo(1));
    }

    @Test
    void a_prompt_reaches_the_work_stream_of_its_priority_and_the_watchers() {
        Calls alice = Calls.somebody();

        Calls.Opened opened =
                alice.opens(Map.of("prompt", "Hurry", "priority", "URGENT", "model", "fast"));

        try (var work = probe(StreamName.workTasks(TaskPriority.URGENT).key())) {
            Envelope request =
                    work.await("the task", e -> e.subject().equals(opened.task().toString()));
            assertEquals(
                    new WorkItem.TaskRequested(
                            opened.task(),
                            opened.session(),
                            new io.millrace.streams.contract.ids.UserId(
                                    Tokens.userId(alice.user()).toString()),
                            TaskPriority.URGENT,
                            1,
                            "Hurry",
                            "fast"),
                    request.data());
            assertEquals(1, request.sequence());
            assertEquals(opened.session(), request.sessionid());
            GoldenShape.assertSame(codec.tree(request));
        }
        try (var watchers = probe(StreamName.fanoutSession(opened.session()).key())) {
            var told = watchers.awaitCount(3);
            assertEquals(
                    java.util.Set.of(
                            WatcherEvent.TaskUpdated.class,
                            WatcherEvent.MessagePosted.class,
                            WatcherEvent.SessionUpdated.class),
                    told.stream().map(e -> e.data().getClass()).collect(Collectors.toSet()));
            told.forEach(envelope -> GoldenShape.assertSame(codec.tree(envelope)));
        }
    }

    @Test
    void a_session_can_be_opened_without_a_prompt_and_prompted_later() {
        Calls alice = Calls.somebody();

        String session =
                alice.post("/api/v1/sessions", Map.of("title", "Later"))
                        .statusCode(201)
                        .header("Location", endsWith(""))
                        .body("title", equalTo("Later"))
                        .body("taskId", nullValue())
                        .body("branch", nullValue())
                        .extract()
                        .path("id");
        alice.get("/api/v1/sessions/{id}/tasks", session).body("data.size()", equalTo(0));
        String location =
                alice.post("/api/v1/sessions/" + session + "/prompts", Map.of("prompt", "Now"))
                        .statusCode(201)
                        .body("prompt", equalTo("Now"))
                        .body("sessionId", equalTo(session))
                        .extract()
                        .header("Location");
        alice.get(location)
                .statusCode(200)
                .body("prompt", equalTo("Now"))
                .body("status", equalTo("PENDING"))
                .body("sessionId", equalTo(session));

        alice.get("/api/v1/sessions/{id}/prompts", session)
                .statusCode(200)
                .body("data.prompt", contains("Now"));
    }

    @Test
    void opening_without_path_and_with_prompt_makes_the_task_too() {
        Calls alice = Calls.somebody();

        alice.post("/api/v1/sessions", Map.of("prompt", "At once"))
                .statusCode(201)
                .body("taskId", notNullValue());
    }

    @Test
    void a_session_may_go_on_from_another_of_ones_own() {
        Calls alice = Calls.somebody();
        Calls.Opened first = alice.opens("First");

        alice.post(
                        "/api/v1/sessions/with-prompt",
                        Map.of("prompt", "Second", "parent", first.session().toString()))
                .statusCode(201)
                .body("parent", equalTo(first.session().toString()));
        Calls.somebody()
                .post(
                        "/api/v1/sessions/with-prompt",
                        Map.of("prompt", "Third", "parent", first.session().toString()))
                .statusCode(404)
                .body("error.code", equalTo("SESSION_NOT_FOUND"))
                .body("error.param", equalTo("parent"));
    }

    private StreamProbe<Envelope> probe(String stream) {
        return StreamProbe.on(StackResource.redisUrl(), stream, codec::decode);
    }
}
