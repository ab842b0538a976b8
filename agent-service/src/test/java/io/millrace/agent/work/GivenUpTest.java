package io.millrace.agent.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.millrace.agent.runs.Begin;
import io.millrace.agent.runs.Begun;
import io.millrace.agent.runs.Progress;
import io.millrace.agent.runs.RunJournal;
import io.millrace.agent.stack.AgentProbe;
import io.millrace.agent.stack.AgentStack;
import io.millrace.agent.stack.FakePeers;
import io.millrace.agent.stack.HandedWork;
import io.millrace.streams.contract.catalogue.StreamName;
import io.millrace.streams.contract.envelope.Envelope;
import io.millrace.streams.contract.payloads.TaskEvent;
import io.millrace.streams.contract.payloads.WorkItem.TaskRequested;
import io.millrace.streams.delivery.database.Sql;
import io.millrace.streams.delivery.database.Transactions;
import io.millrace.streams.delivery.handlers.GivenUp;
import io.millrace.streams.delivery.handlers.Outcome;
import io.millrace.streams.delivery.leases.Leases;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Nobody goes on with a run, and nobody waits for it for ever.
@QuarkusTest
@WithTestResource(AgentStack.class)
class GivenUpTest {
    private static final String ERROR =
            "The agent's work broke off too often and was given up (WORK_GIVEN_UP, attempt 1). You"
                    + " can ask again.";

    private static final String UNREAD =
            "The request to the agent could not be read and was given up (WORK_GIVEN_UP). You can"
                    + " ask again.";

    AgentProbe probe;
    FakePeers peers;
    @Inject RunWorker worker;
    @Inject RunJournal journal;
    @Inject Leases leases;
    @Inject Transactions transactions;

    @AfterEach
    void reset() {
        peers.sessionAway(false);
    }

    @Test
    void work_that_is_given_up_before_its_run_began_ends_its_task() {
        TaskRequested task = openTask();

        Envelope entry = failForTheLastTime(task);

        List<TaskEvent> events = probe.awaitEnd(task);
        assertEquals(2, events.size());
        assertInstanceOf(TaskEvent.TaskStarted.class, events.getFirst());
        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals(ERROR, failed.error());
        assertEquals(List.of("FAILED: " + ERROR), runsOf(task));
        assertEquals(
                List.of("agent-workers/given-up"),
                strings("select group_name from inbox where envelope_id = ?", entry.id()));
        assertEquals(
                List.of("1"),
                strings(
                        "select count(*) from outbox where stream = 'dead-letters' and subject = ?",
                        task.taskId().toString()));
    }

    @Test
    void the_run_that_a_worker_left_ends_with_its_work() {
        TaskRequested task = openTask();
        Progress left = begun(task).progress();

        failForTheLastTime(task);

        List<TaskEvent> events = probe.awaitEnd(task);
        assertEquals(2, events.size());
        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals(left.run(), failed.runId());
        assertEquals(List.of("FAILED: " + ERROR), runsOf(task));
    }

    @Test
    void a_request_that_cannot_be_read_ends_its_task() {
        TaskRequested task = openTask();

        probe.requestIllegibly(task);

        List<TaskEvent> events = probe.awaitEnd(task);
        assertEquals(2, events.size());
        assertInstanceOf(TaskEvent.TaskStarted.class, events.getFirst());
        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, events.getLast());
        assertEquals(UNREAD, failed.error());
        assertEquals(List.of(), runsOf(task));
    }

    @Test
    void a_run_that_was_left_ends_when_a_later_request_cannot_be_read() {
        TaskRequested task = openTask();
        Progress left = begun(task).progress();

        probe.requestIllegibly(task);

        var failed = assertInstanceOf(TaskEvent.TaskFailed.class, probe.awaitEnd(task).getLast());
        assertEquals(left.run(), failed.runId());
        assertEquals(List.of("FAILED: " + UNREAD), runsOf(task));
    }

    @Test
    void a_run_that_is_over_stays_as_it_is() {
        TaskRequested task = openTask();
        Begin begin = begin(task);
        Progress progress = ((Begun.Ours) journal.begin(begin)).progress();
        journal.conclude(begin, progress, progress.state().complete("well"));
        Object told = toldOf(task);

        transactions.runInTransaction(
                () -> worker.givenUp(new GivenUp.Legible(probe.requesting(task)), "late"));

        assertEquals(List.of("COMPLETED: well"), runsOf(task));
        assertEquals(told, toldOf(task));
    }

    @Test
    void the_run_of_a_task_that_was_cancelled_meanwhile_is_stopped_and_nothing_told() {
        TaskRequested task = openTask();
        Begun.Ours left = begun(task);
        Object told = toldOf(task);
        peers.task(task.taskId().toString(), "CANCELLED", "ASSISTANT", null);
        var lease = leases.take("again/" + task.taskId(), "worker-2").orElseThrow();

        Outcome outcome = worker.on(new HandedWork(probe.requesting(task), lease));

        assertEquals(Outcome.ignored("the task is CANCELLED"), outcome);
        assertEquals(1, left.progress().attempt());
        assertEquals(List.of("STOPPED: "), runsOf(task));
        assertEquals(told, toldOf(task));
    }

    /// Work that has failed so often that once more is too often.
    private Envelope failForTheLastTime(TaskRequested task) {
        Envelope entry = probe.requesting(task);
        peers.sessionAway(true);
        transactions.runInTransaction(() ->
                Sql.update(
                        transactions.connection(),
                        """
                        insert into delivery_attempt (group_name, envelope_id, stream, entry_id,
                            source, family, subject, sequence, attempts)
                        values (?, ?, 's', '1-1', 's', 'f', ?, 1, 9)
                        """,
                        StreamName.Group.AGENT_WORKERS,
                        entry.id(),
                        entry.subject()));
        probe.request(entry);
        return entry;
    }

    private TaskRequested openTask() {
        TaskRequested task = probe.taskOf("alice", "Hello");
        peers.task(task.taskId().toString(), "PENDING", "ASSISTANT", null);
        return task;
    }

    private Begun.Ours begun(TaskRequested task) {
        return assertInstanceOf(Begun.Ours.class, journal.begin(begin(task)));
    }

    private Begin begin(TaskRequested task) {
        var lease = leases.take(task.taskId().toString(), "worker-1").orElseThrow();
        return new Begin(task, "scripted", lease, "cause");
    }

    private List<String> runsOf(TaskRequested task) {
        return strings(
                "select state || ': ' || detail from run where task_id = ?", task.taskId().value());
    }

    private List<String> toldOf(TaskRequested task) {
        return strings(
                "select last::text from outbox_sequence where subject = ?",
                task.taskId().toString());
    }

    private List<String> strings(String sql, Object parameter) {
        return transactions.inTransaction(
                () -> Sql.list(transactions.connection(), row -> row.getString(1), sql, parameter));
    }
}
