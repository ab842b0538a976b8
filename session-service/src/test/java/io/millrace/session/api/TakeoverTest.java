package io.millrace.session.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.streams.contract.catalogue.StreamKey;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.envelope.EnvelopeCodec;
import io.millrace.streams.contract.ids.RunId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.payloads.ControlEvent;
import io.millrace.streams.contract.payloads.Payload;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The wheel of a task goes to the user and back.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class TakeoverTest {
    private final EnvelopeCodec codec = new EnvelopeCodec();
    private final Calls alice = Calls.somebody();

    @Test
    void a_running_task_is_taken_over_written_to_and_resumed() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts().says("One");
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/api/v1/tasks/" + opened.task() + "/takeover", "")
                .statusCode(200)
                .body("status", equalTo("NEEDS_HELP"))
                .body("control", equalTo("USER"));
        assertEquals(1, told(opened.task(), ControlEvent.TaskTakenOver.class).attempt());
        agent.handsOver();
        alice.post("/api/v1/tasks/" + opened.task() + "/messages", Map.of("message", "Not so"))
                .statusCode(201)
                .body("status", equalTo("NEEDS_HELP"));
        alice.post("/api/v1/tasks/" + opened.task() + "/resume", "")
                .statusCode(200)
                .body("status", equalTo("RUNNING"))
                .body("control", equalTo("ASSISTANT"));

        assertEquals(2, told(opened.task(), ControlEvent.TaskResumed.class).attempt());
        Await.until("the second request", () -> requests(opened.task()) == 2);
        agent.startsAgain().says("Two").completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("usage.inputTokens", equalTo(127))
                .body("usage.outputTokens", equalTo(48));
        alice.get("/api/v1/tasks/{id}/messages", opened.task().toString())
                .body("data.content.text.flatten()", contains("Work", "One", "Not so", "Two"));
    }

    @Test
    void what_a_run_still_tells_that_was_taken_over_is_kept_and_moves_nothing() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        alice.post("/tasks/" + opened.task() + "/takeover", "").statusCode(200);

        agent.says("Was on its way").starts(2).completes("Too late");

        Await.until(
                "the tokens are counted",
                () ->
                        alice.get("/tasks/{id}", opened.task().toString())
                                        .extract()
                                        .<Integer>path("usage.inputTokens")
                                == 120);
        alice.get("/tasks/{id}", opened.task().toString())
                .body("status", equalTo("NEEDS_HELP"))
                .body("control", equalTo("USER"))
                .body("result", nullValue());
        alice.get("/tasks/{id}/messages", opened.task().toString())
                .body("content.text.flatten()", contains("Work", "Was on its way"));
    }

    @Test
    void a_run_that_was_left_cannot_end_the_task_after_the_resume() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        alice.post("/tasks/" + opened.task() + "/takeover", "").statusCode(200);
        alice.post("/tasks/" + opened.task() + "/resume", "").statusCode(200);

        agent.says("Late").fails("Late").startsAgain().completes("Right");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/tasks/{id}", opened.task().toString())
                .body("error", nullValue())
                .body("result", equalTo("Right"));
    }

    @Test
    void a_run_stays_left_when_the_user_takes_over_again_before_the_next_has_begun() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        String task = "/tasks/" + opened.task();
        alice.post(task + "/takeover", "").statusCode(200);
        alice.post(task + "/resume", "").statusCode(200);
        alice.post(task + "/takeover", "").statusCode(200);
        alice.post(task + "/resume", "").statusCode(200);

        agent.completes("Stale").startsAgain().says("Fresh").completes("Right");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/tasks/{id}", opened.task().toString()).body("result", equalTo("Right"));
    }

    @Test
    void a_run_that_was_left_before_the_last_one_moves_nothing_either() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        String task = "/tasks/" + opened.task();
        alice.post(task + "/takeover", "").statusCode(200);
        alice.post(task + "/resume", "").statusCode(200);
        RunId left = agent.run();
        agent.startsAgain().says("Second");
        Await.until(
                "the second run",
                () -> alice.get(task + "/messages").extract().<List<Object>>path("$").size() == 2);
        alice.post(task + "/takeover", "").statusCode(200);
        alice.post(task + "/resume", "").statusCode(200);

        agent.tells(new TaskEvent.TaskCompleted(opened.task(), left, "Stale", new TokenUsage(1, 1)))
                .startsAgain()
                .completes("Right");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.get("/tasks/{id}", opened.task().toString()).body("result", equalTo("Right"));
    }

    @Test
    void a_resumed_task_waits_while_another_of_its_session_is_with_an_agent() {
        Calls.Opened opened = alice.opens("First");
        Agent first = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        TaskId second = alice.prompts(opened.session(), Map.of("prompt", "Second"));
        alice.post("/tasks/" + opened.task() + "/takeover", "").statusCode(200);
        new Agent(opened.session(), second).starts();
        alice.awaitTask(second, "RUNNING");

        alice.post("/tasks/" + opened.task() + "/resume", "")
                .statusCode(200)
                .body("status", equalTo("NEEDS_HELP"))
                .body("control", equalTo("ASSISTANT"));
        assertEquals(1, requests(opened.task()));

        alice.post("/tasks/" + second + "/takeover", "").statusCode(200);
        alice.awaitTask(opened.task(), "RUNNING");
        first.startsAgain().completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");
    }

    @Test
    void a_question_is_answered_by_a_message_and_a_resume() {
        Calls.Opened opened = alice.opens("Work");
        Agent agent = new Agent(opened).starts().needsHelp("Which year?");
        alice.awaitTask(opened.task(), "NEEDS_HELP");

        alice.post("/tasks/" + opened.task() + "/messages", Map.of("message", "2026"))
                .statusCode(201);
        alice.post("/tasks/" + opened.task() + "/resume", "")
                .statusCode(200)
                .body("status", equalTo("RUNNING"));

        agent.startsAgain().completes("Then so");
        alice.awaitTask(opened.task(), "COMPLETED");
    }

    @Test
    void a_message_to_a_running_task_reaches_its_agent() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post("/tasks/" + opened.task() + "/messages", Map.of("message", "In euros"))
                .statusCode(201)
                .body("status", equalTo("RUNNING"));

        assertEquals("In euros", told(opened.task(), ControlEvent.MessagePosted.class).text());
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/tasks/, 409", "/tasks/, 400"})
    void the_wheel_goes_only_to_who_does_not_have_it(String path, int status) {
        Calls.Opened opened = alice.opens("Work");
        alice.post(path + opened.task() + "/takeover", "")
                .statusCode(status)
                .body("error.message", containsString("PENDING"));
        alice.post(path + opened.task() + "/resume", "")
                .statusCode(status)
                .body("error.message", containsString("PENDING"));
        Agent agent = new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        alice.post(path + opened.task() + "/resume", "")
                .statusCode(status)
                .body("error.message", containsString("RUNNING"));
        alice.post(path + opened.task() + "/takeover", "").statusCode(200);
        alice.post(path + opened.task() + "/takeover", "")
                .statusCode(status)
                .body("error.message", containsString("USER"));
        alice.post(path + opened.task() + "/resume", "").statusCode(200);
        agent.startsAgain().completes("Done");
        alice.awaitTask(opened.task(), "COMPLETED");

        for (String what : new String[] {"/takeover", "/resume", "/cancel"}) {
            alice.post(path + opened.task() + what, "")
                    .statusCode(status)
                    .body("error.message", containsString("COMPLETED"));
        }
        alice.post(path + opened.task() + "/messages", Map.of("message", "x"))
                .statusCode(status)
                .body("error.message", containsString("COMPLETED"));
    }

    @Test
    void a_task_that_is_being_cancelled_is_not_taken_over() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        alice.post("/tasks/" + opened.task() + "/cancel", "").statusCode(200);

        alice.post("/api/v1/tasks/" + opened.task() + "/takeover", "").statusCode(409);
    }

    @Test
    void a_task_that_was_taken_over_is_cancelled_at_once() {
        Calls.Opened opened = alice.opens("Work");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        alice.post("/tasks/" + opened.task() + "/takeover", "").statusCode(200);

        alice.post("/tasks/" + opened.task() + "/cancel", "")
                .statusCode(200)
                .body("status", equalTo("CANCELLED"));
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("COMPLETED"));
    }

    private <E extends Payload> E told(TaskId task, Class<E> type) {
        try (var control = probe(StreamName.CONTROL_TASKS.key())) {
            Envelope told =
                    control.await(
                            type.getSimpleName(),
                            e -> e.subject().equals(task.toString()) && type.isInstance(e.data()));
            GoldenShape.assertSame(codec.tree(told));
            return type.cast(told.data());
        }
    }

    private long requests(TaskId task) {
        try (var work = probe(StreamName.workTasks(TaskPriority.MEDIUM))) {
            return work.all().stream()
                    .filter(e ->
                            e.data() instanceof WorkItem.TaskRequested asked
                                    && asked.taskId().equals(task))
                    .count();
        }
    }

    private StreamProbe<Envelope> probe(StreamKey stream) {
        return StreamProbe.on(StackResource.redisUrl(), stream.key(), codec::decode);
    }
}
