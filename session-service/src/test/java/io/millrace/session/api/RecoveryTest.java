package io.millrace.session.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.millrace.session.background.Round;
import io.millrace.session.recovery.SessionPoller;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.Await;
import io.millrace.teststack.StackResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rows planted in every state that can come to a stand. The session-poller of the service runs
/// meanwhile, every 100 ms, with the short times of `%test`.
@QuarkusTest
@WithTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "session"))
class RecoveryTest {
    private final Calls alice = Calls.somebody();

    @Inject Rows rows;
    @Inject SessionPoller poller;

    @Test
    void a_task_that_waits_although_nothing_of_its_session_runs_is_handed_out_once() {
        Calls.Opened opened = alice.opens("Forgotten");
        awaitEntries(opened.task(), 1);

        change(opened.task(), "dispatched_at = null, queued_at = now() - interval '1 hour'");

        awaitEntries(opened.task(), 2);
        letPollersPass();
        assertEquals(2, WorkStreams.entriesOf(opened.task()).size());
    }

    @Test
    void a_task_that_waits_in_a_session_that_counts_as_ended_brings_it_back() {
        Calls.Opened opened = alice.opens("Forgotten");
        awaitEntries(opened.task(), 1);
        changeSession(opened.session(), "inbox_status = 'COMPLETED', session_status = 'COMPLETED'");

        change(opened.task(), "dispatched_at = null, queued_at = now() - interval '1 hour'");

        alice.awaitSession(opened.session(), "PENDING");
        assertEquals("ACTIVE", alice.sessionField(opened.session(), "sessionStatus"));
    }

    @Test
    void a_task_that_is_scheduled_for_later_is_left_alone() {
        Calls.Opened later = alice.opens("Later");
        awaitEntries(later.task(), 1);
        change(
                later.task(),
                "dispatched_at = null, queued_at = now() - interval '1 hour',"
                        + " type = 'SCHEDULED', scheduled_for = now() + interval '1 hour'");

        letPollersPass();

        assertEquals(1, WorkStreams.entriesOf(later.task()).size());
    }

    @Test
    void many_pollers_at_once_hand_each_task_out_once() throws Exception {
        List<Calls.Opened> stuck =
                IntStream.range(0, 12).mapToObj(i -> alice.opens("Stuck " + i)).toList();
        stuck.forEach(one -> awaitEntries(one.task(), 1));

        stuck.forEach(one ->
                change(one.task(), "dispatched_at = null, queued_at = now() - interval '1 hour'"));
        List<Callable<Round>> pollers = Collections.nCopies(4, poller::round);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Round> round : threads.invokeAll(pollers)) {
                round.get();
            }
        }

        stuck.forEach(one -> awaitEntries(one.task(), 2));
        letPollersPass();
        stuck.forEach(one -> assertEquals(2, WorkStreams.entriesOf(one.task()).size()));
    }

    @Test
    void work_that_redis_has_lost_is_asked_for_again_once() {
        Calls.Opened lost = alice.opens("Lost");
        awaitEntries(lost.task(), 1);
        WorkStreams.forget(WorkStreams.entriesOf(lost.task()).getFirst());

        silence(lost.task());

        awaitEntries(lost.task(), 1);
        letPollersPass();
        assertEquals(1, WorkStreams.entriesOf(lost.task()).size());
    }

    @Test
    void work_that_a_worker_has_or_that_waits_on_its_stream_is_left_alone() {
        Calls.Opened held = alice.opens("Held");
        Calls.Opened dropped = alice.opens("Dropped");
        awaitEntries(held.task(), 1);
        awaitEntries(dropped.task(), 1);
        WorkStreams.deliverAll();
        Calls.Opened waiting = alice.opens("Waiting");
        awaitEntries(waiting.task(), 1);
        WorkStreams.acknowledge(WorkStreams.entriesOf(dropped.task()).getFirst());

        silence(held.task());
        silence(waiting.task());
        silence(dropped.task());

        // Looked for after the two that are well, as it is newer than the first.
        awaitEntries(dropped.task(), 2);
        letPollersPass();
        assertEquals(1, WorkStreams.entriesOf(held.task()).size());
        assertEquals(1, WorkStreams.entriesOf(waiting.task()).size());
    }

    @Test
    void a_running_task_whose_work_is_lost_goes_on_with_another_worker() {
        Calls.Opened opened = alice.opens("Run");
        awaitEntries(opened.task(), 1);
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");
        WorkStreams.forget(WorkStreams.entriesOf(opened.task()).getFirst());

        silence(opened.task());

        awaitEntries(opened.task(), 1);
        assertEquals("RUNNING", alice.taskField(opened.task(), "status"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "PENDING, queued_at = now() - interval '8 days', CANCELLED, No agent began, COMPLETED",
                "RUNNING, executed_at = now() - interval '25 hours', FAILED, did not end, FAILED",
                "NEEDS_HELP, updated_at = now() - interval '31 days', CANCELLED, Nobody answered, COMPLETED",
            })
    void what_is_past_its_deadline_is_moved_on(
            String state, String since, String end, String why, String inbox) {
        Calls.Opened opened = alice.opens("Old");
        Agent agent = new Agent(opened);
        if (!state.equals("PENDING")) {
            agent.starts();
            alice.awaitTask(opened.task(), "RUNNING");
        }
        if (state.equals("NEEDS_HELP")) {
            agent.needsHelp("Which one?");
            alice.awaitTask(opened.task(), "NEEDS_HELP");
        }

        change(opened.task(), since);

        alice.awaitTask(opened.task(), end);
        alice.get("/api/v1/tasks/{id}", opened.task().toString())
                .body("error", containsString(why));
        alice.awaitSession(opened.session(), inbox);
    }

    @Test
    void a_task_that_nobody_reviews_counts_as_done() {
        Calls.Opened opened = alice.opens("Review me");
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        change(opened.task(), "status = 'NEEDS_REVIEW', updated_at = now() - interval '31 days'");

        alice.awaitTask(opened.task(), "COMPLETED");
        alice.awaitSession(opened.session(), "COMPLETED");
    }

    @Test
    void the_next_task_follows_one_that_was_past_its_deadline() {
        Calls.Opened opened = alice.opens("First");
        TaskId second = alice.prompts(opened.session(), Map.of("prompt", "Second"));
        new Agent(opened).starts();
        alice.awaitTask(opened.task(), "RUNNING");

        change(opened.task(), "executed_at = now() - interval '25 hours'");

        alice.awaitTask(opened.task(), "FAILED");
        awaitEntries(second, 1);
        assertEquals("PENDING", alice.taskField(second, "status"));
    }

    @Test
    void a_session_that_did_not_follow_its_last_task_is_settled() {
        Calls.Opened opened = alice.opens("Done");
        new Agent(opened).starts().fails("No");
        alice.awaitSession(opened.session(), "FAILED");

        changeSession(
                opened.session(),
                "inbox_status = 'PROCESSING', session_status = 'ACTIVE',"
                        + " cancellation_status = 'requested',"
                        + " updated_at = now() - interval '1 hour'");

        alice.awaitSession(opened.session(), "FAILED");
        alice.get("/api/v1/sessions/{id}", opened.session().toString())
                .body("sessionStatus", equalTo("FAILED"))
                .body("cancellationStatus", equalTo("cancelled"));
    }

    @Test
    void a_session_without_a_prompt_waits_for_one_up_to_its_deadline() {
        SessionId young = opensEmpty();
        SessionId old = opensEmpty();

        changeSession(young, "updated_at = now() - interval '29 days'");
        changeSession(old, "updated_at = now() - interval '31 days'");

        alice.awaitSession(old, "COMPLETED");
        assertEquals("PENDING", alice.sessionField(young, "inboxStatus"));
    }

    private SessionId opensEmpty() {
        return SessionId.of(
                alice.post("/api/v1/sessions", Map.of()).statusCode(201).extract().path("id"));
    }

    private void awaitEntries(TaskId task, int count) {
        Await.until(
                count + " entries that ask for " + task,
                () -> WorkStreams.entriesOf(task).size() == count);
    }

    /// Two looks of the running poller at everything that is silent.
    private void letPollersPass() {
        Calls.Opened marker = alice.opens("Marker");
        awaitEntries(marker.task(), 1);
        for (int pass = 0; pass < 2; pass++) {
            WorkStreams.forget(WorkStreams.entriesOf(marker.task()).getFirst());
            silence(marker.task());
            awaitEntries(marker.task(), 1);
        }
    }

    /// Nothing has been heard of the task for an hour.
    private void silence(TaskId task) {
        change(
                task,
                "dispatched_at = now() - interval '1 hour', updated_at = now() - interval '1 hour'");
    }

    private void change(TaskId task, String assignments) {
        rows.execute("update tasks set " + assignments + " where id = '" + task + "'");
    }

    private void changeSession(SessionId session, String assignments) {
        rows.execute("update sessions set " + assignments + " where id = '" + session + "'");
    }
}
