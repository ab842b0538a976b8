package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.FakeServer.Answer;
import io.millrace.agent.stack.HandedWork;
import io.millrace.agent.tokens.Behind;
import io.millrace.agent.tokens.FixedDirectory;
import io.millrace.agent.tokens.UserDirectory;
import io.millrace.agent.tokens.UserStanding;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.leases.Leases;
import io.millrace.teststack.StreamProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs that are not to go on, or not to begin.
@QuarkusTest
@WithTestResource(AgentStack.class)
class StoppingTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    AgentProbe probe;
    @Inject RunWorker worker;
    @Inject Leases leases;
    @Inject @Behind UserDirectory directory;
    FakePeers peers;

    @AfterEach
    void reset() {
        peers.analysis(FakePeers::analysed);
    }

    @Test
    void a_cancelled_run_stops_its_model_call_within_a_second() {
        TaskRequested task = openTask("```script\nsay Wait for me\nsleep 1m\n```");
        probe.request(task);
        probe.awaitDelta(task);

        probe.cancel(task);

        awaitStopped(task, A_SECOND);
    }

    @Test
    void a_cancelled_run_stops_its_tool_call_within_a_second() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        peers.analysis(request -> {
            asked.countDown();
            await(never);
            return new Answer(500, "{}");
        });
        TaskRequested task = openTask("select a from t");
        probe.request(task);
        await(asked);

        probe.cancel(task);

        awaitStopped(task, A_SECOND);
        never.countDown();
    }

    @Test
    void a_task_whose_cancellation_was_requested_before_the_claim_is_stopped_at_once() {
        TaskRequested task = probe.taskOf("alice", "Hello");
        peers.task(task.taskId().toString(), "RUNNING", "ASSISTANT", "2026-01-01T00:00:00Z");

        probe.request(task);

        assertInstanceOf(TaskEvent.TaskStopped.class, probe.awaitEnd(task).getLast());
        assertEquals(2, probe.awaitEnd(task).size());
    }

    @ParameterizedTest
    @CsvSource({
        "CANCELLED, ASSISTANT, the task is CANCELLED",
        "COMPLETED, ASSISTANT, the task is COMPLETED",
        "NEEDS_HELP, USER, the task is NEEDS_HELP",
        "RUNNING, USER, the user has control"
    })
    void a_task_that_may_not_be_worked_on_is_left_alone(String status, String control, String why) {
        TaskRequested task = probe.taskOf("alice", "Hello");
        peers.task(task.taskId().toString(), status, control, null);

        assertEquals(Outcome.ignored(why), handed(task));
    }

    @Test
    void a_task_that_session_service_does_not_know_is_left_alone() {
        assertEquals(
                Outcome.ignored("there is no such task"), handed(probe.taskOf("alice", "Hello")));
    }

    @Test
    void a_user_who_is_disabled_gets_no_token_and_the_run_fails_plainly() {
        TaskRequested task = openTaskOf("mallory");
        standing(task, new UserStanding.Disabled());
        assertInstanceOf(Outcome.Handled.class, handed(task));

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, probe.awaitEnd(task).getLast());
        assertEquals("The user is disabled", failed.error());
        assertTrue(
                peers.sessionRequests().stream()
                        .noneMatch(r -> r.path().contains(task.taskId().toString())));
    }

    @Test
    void a_user_who_lost_the_role_in_the_middle_of_a_run_is_refused_at_the_next_call() {
        TaskRequested task = openTaskOf("trent");
        standing(task, new UserStanding.Active("trent", Set.of("user"), Set.of()));
        TaskRequested sleeping =
                new TaskRequested(
                        task.taskId(),
                        task.sessionId(),
                        task.userId(),
                        task.priority(),
                        1,
                        """
                        ```script
                        say One moment
                        sleep 300ms
                        call analyze_sql {"sql":"select 1","dialect":"postgres"}
                        ```\
                        """,
                        null);
        probe.request(sleeping);
        probe.awaitDelta(sleeping);

        standing(task, new UserStanding.Active("trent", Set.of("guest"), Set.of()));

        String news = probe.awaitEnd(sleeping).toString();
        assertTrue(news.contains("The user no longer has the role user"), news);
    }

    @Test
    void a_directory_that_is_away_lets_the_task_wait() {
        TaskRequested task = openTaskOf("carol");
        standing(task, new UserStanding.Unknown("away"));

        assertInstanceOf(Outcome.RetryLater.class, handed(task));
    }

    @Test
    void a_tool_that_needs_approval_ends_the_run_with_a_question() {
        TaskRequested task = openTask("```script\ncall asking {}\n```");

        probe.request(task);

        var help = assertInstanceOf(TaskEvent.TaskNeedsHelp.class, probe.awaitEnd(task).getLast());
        assertEquals("May the agent call asking?", help.question());
    }

    private TaskRequested openTask(String prompt) {
        TaskRequested task = probe.taskOf("alice", prompt);
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private TaskRequested openTaskOf(String user) {
        TaskRequested task = probe.taskOf(user, "Hello");
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private void standing(TaskRequested task, UserStanding standing) {
        ((FixedDirectory) directory).put(task.userId(), standing);
    }

    private Outcome handed(TaskRequested task) {
        var lease = leases.take(task.taskId().toString(), "worker").orElseThrow();
        return worker.on(new HandedWork(probe.requesting(task), lease));
    }

    private void awaitStopped(TaskRequested task, Duration within) {
        try (StreamProbe<Envelope> events = probe.events()) {
            events.await(
                    "the news that " + task.taskId() + " is stopped",
                    within,
                    envelope ->
                            envelope.data() instanceof TaskEvent.TaskStopped stopped
                                    && stopped.taskId().equals(task.taskId()));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
