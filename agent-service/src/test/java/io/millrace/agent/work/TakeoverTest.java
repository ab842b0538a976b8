package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.agent.runs.Begin;
import io.millrace.agent.runs.Begun;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunJournal;
import io.millrace.agent.runs.Step;
import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.CarefulTool;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.HandedWork;
import io.millrace.streams.contract.content.ContentBlock;
import io.millrace.streams.contract.content.TokenUsage;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.TaskEvent.MessageAppended;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.leases.Lease;
import io.millrace.streams.delivery.leases.LeaseLost;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.teststack.Await;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A worker is lost in the middle of a run, and another one goes on. The work is handed out by the
/// test; the loops that do it otherwise are tested with stream-delivery.
@QuarkusTest
@WithTestResource(AgentStack.class)
class TakeoverTest {
    private static final Step STEP =
            new Step.ModelReplied(
                    List.of(new ContentBlock.Text("late")), TokenUsage.NONE, Duration.ZERO);

    AgentProbe probe;
    @Inject RunWorker worker;
    @Inject RunJournal journal;
    @Inject Leases leases;
    @Inject CarefulTool careful;
    FakePeers peers;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void stop() {
        careful.goOn();
        threads.shutdownNow();
    }

    @Test
    void another_worker_goes_on_after_the_last_stored_step_and_every_step_is_there_once()
            throws Exception {
        // given a worker that hangs in its second model call, after two stored steps
        TaskRequested task =
                openTask(
                        """
                        ```script
                        call message_user {"message":"one"}
                        sleep 1m
                        ```\
                        """);
        Lease first = lease(task, "worker-1");
        HandedWork lost = new HandedWork(probe.requesting(task), first);
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> worker.on(lost), threads);
        awaitMessages(task, 2);

        // when its lease runs out, another takes over, and the heartbeat of the first notices
        Lease second = takeOver(first, "worker-2");
        // (the script it reads has no pause)
        prompt(
                task,
                "call message_user {\"message\":\"one\"}\ncall message_user {\"message\":\"two\"}");
        lost.lose();
        assertInstanceOf(Outcome.Ignored.class, outcome.get(5, TimeUnit.SECONDS));
        Outcome end = worker.on(new HandedWork(probe.requesting(task), second));

        // then the run ends, with every step once, and the news tells of both attempts
        assertInstanceOf(Outcome.Handled.class, end);
        List<TaskEvent> events = probe.awaitEnd(task);
        assertInstanceOf(TaskEvent.TaskCompleted.class, events.getLast());
        List<MessageAppended> messages = of(MessageAppended.class, events);
        assertEquals(
                IntStream.rangeClosed(1, 6).boxed().toList(),
                messages.stream().map(MessageAppended::step).toList());
        assertEquals(
                List.of(1, 1, 2, 2, 2, 2),
                messages.stream().map(MessageAppended::attempt).toList());
        assertEquals(
                List.of(1, 2),
                of(TaskEvent.TaskStarted.class, events).stream()
                        .map(TaskEvent.TaskStarted::attempt)
                        .toList());
    }

    @Test
    void a_worker_that_wakes_up_after_losing_its_lease_can_write_nothing() {
        TaskRequested task = openTask("Hello");
        Lease first = lease(task, "worker-1");
        Begin old = new Begin(task, "scripted", first, "cause");
        Progress progress = ours(journal.begin(old));
        Lease second = takeOver(first, "worker-2");

        assertThrows(LeaseLost.class, () -> journal.append(old, progress, STEP, progress.state()));
        assertThrows(
                LeaseLost.class, () -> journal.conclude(old, progress, progress.state().stop()));
        assertThrows(LeaseLost.class, () -> journal.callBegins(old, progress, "call"));
        assertThrows(LeaseLost.class, () -> journal.begin(old));
        Progress fresh = ours(journal.begin(new Begin(task, "scripted", second, "cause")));
        assertEquals(List.of(), fresh.steps());
        assertEquals(2, fresh.attempt());
    }

    @Test
    void a_step_that_two_attempts_of_one_worker_would_write_is_written_once() {
        TaskRequested task = openTask("Hello");
        Begin begin = new Begin(task, "scripted", lease(task, "worker-1"), "cause");
        Progress progress = ours(journal.begin(begin));
        journal.append(begin, progress, STEP, progress.state());

        assertThrows(
                RuntimeException.class,
                () -> journal.append(begin, progress, STEP, progress.state()));
        assertEquals(1, ours(journal.begin(begin)).steps().size());
    }

    @Test
    void a_call_in_flight_that_must_not_be_made_twice_is_told_as_unknown() throws Exception {
        // given a worker that hangs in a call of a tool that is not idempotent
        TaskRequested task = openTask("```script\ncall careful {}\n```");
        careful.hang();
        int before = careful.keys().size();
        Lease first = lease(task, "worker-1");
        HandedWork lost = new HandedWork(probe.requesting(task), first);
        CompletableFuture<Outcome> outcome =
                CompletableFuture.supplyAsync(() -> worker.on(lost), threads);
        Await.until("the call", () -> careful.keys().size() == before + 1);

        // when another worker takes over
        Lease second = takeOver(first, "worker-2");
        lost.lose();
        outcome.get(5, TimeUnit.SECONDS);
        worker.on(new HandedWork(probe.requesting(task), second));

        // then the call is not made again, and the model is told
        assertEquals(before + 1, careful.keys().size());
        ContentBlock.ToolResult result = firstResult(probe.awaitEnd(task));
        assertTrue(result.isError());
        assertTrue(result.content().contains("is not known"), result::content);
    }

    @Test
    void a_call_that_had_not_begun_is_made_by_the_next_worker_with_the_same_key() throws Exception {
        // given a worker that was lost between the reply and the call
        TaskRequested task = openTask("```script\ncall careful {}\n```");
        Lease first = lease(task, "worker-1");
        Begin begin = new Begin(task, "scripted", first, "cause");
        Progress progress = ours(journal.begin(begin));
        var call =
                new ContentBlock.ToolUse("c-1", "careful", JsonNodeFactory.instance.objectNode());
        journal.append(
                begin,
                progress,
                new Step.ModelReplied(List.of(call), TokenUsage.NONE, Duration.ZERO),
                progress.state());

        worker.on(new HandedWork(probe.requesting(task), takeOver(first, "worker-2")));

        assertEquals(progress.run() + ":c-1", careful.keys().getLast());
        assertEquals("took effect", firstResult(probe.awaitEnd(task)).content());
    }

    @Test
    void a_run_that_is_over_is_not_run_again() {
        TaskRequested task = openTask("Hello");
        Lease first = lease(task, "worker-1");
        worker.on(new HandedWork(probe.requesting(task), first));
        leases.release(first);

        Outcome again = worker.on(new HandedWork(probe.requesting(task), lease(task, "worker-2")));

        assertEquals(Outcome.ignored("the run is COMPLETED"), again);
        assertEquals(1, of(TaskEvent.TaskStarted.class, probe.awaitEnd(task)).size());
    }

    private TaskRequested openTask(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private Lease lease(TaskRequested task, String owner) {
        return leases.take(task.taskId().toString(), owner).orElseThrow();
    }

    /// Waits until the lease has run out, as after a crash, and takes it.
    private Lease takeOver(Lease lease, String owner) {
        return Await.value("the lease to run out", () -> leases.take(lease.subject(), owner));
    }

    private void awaitMessages(TaskRequested task, int count) {
        try (var events = probe.events()) {
            events.await(
                    count + " messages",
                    envelope ->
                            envelope.data() instanceof MessageAppended message
                                    && message.taskId().equals(task.taskId())
                                    && message.step() == count);
        }
    }

    private void prompt(TaskRequested task, String script) {
        peers.history(
                task.sessionId().toString(),
                """
                {"id":"00000000-0000-7000-8000-000000000001","taskId":"%s","role":"USER",
                "content":[{"type":"text","text":"```script\\n%s\\n```"}]}\
                """
                        .formatted(
                                task.taskId(), script.replace("\"", "\\\"").replace("\n", "\\n")));
    }

    private static Progress ours(Begun begun) {
        return assertInstanceOf(Begun.Ours.class, begun).progress();
    }

    private static ContentBlock.ToolResult firstResult(List<TaskEvent> events) {
        return of(MessageAppended.class, events).stream()
                .flatMap(message -> message.content().stream())
                .filter(ContentBlock.ToolResult.class::isInstance)
                .map(ContentBlock.ToolResult.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static <E> List<E> of(Class<E> type, List<TaskEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
