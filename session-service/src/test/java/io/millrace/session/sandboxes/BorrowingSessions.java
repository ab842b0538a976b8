package io.millrace.session.sandboxes;

import io.millrace.session.api.Calls;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.teststack.Await;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/// Sessions that borrow from the built-in pool, and looks into the database.
abstract class BorrowingSessions {
    final Calls alice = Calls.somebody();
    final Operators mia = Operators.somebody();

    @Inject Database database;

    @AfterEach
    void forget() {
        database.execute("delete from sandbox_leases");
        database.execute("delete from sandbox_operations");
        database.execute("delete from sandbox_items");
        database.execute("update tasks set status = 'CANCELLED' where status = 'PENDING'");
    }

    Calls.Opened opens() {
        return opens("MEDIUM");
    }

    Calls.Opened opens(String priority) {
        return alice.opens(
                Map.of(
                        "prompt", "Work on it",
                        "repo", "https://git.example/shop.git",
                        "targetBranch", "main",
                        "priority", priority));
    }

    boolean isHandedOut(TaskId task) {
        return database.number(
                        "select count(*) from tasks where id = ? and dispatched_at is not null",
                        task.value())
                == 1;
    }

    String lease(SessionId session) {
        return database.text(
                        "select status from sandbox_leases where session_id = ?"
                                + " order by id desc limit 1",
                        session.value())
                .orElse("none");
    }

    void awaitHandedOut(TaskId task) {
        Await.until("an agent gets " + task, () -> isHandedOut(task));
    }

    void awaitLease(SessionId session, String status) {
        Await.until("the lease is " + status, () -> lease(session).equals(status));
    }

    String item(String id) {
        return database.text("select status from sandbox_items where id = ?", UUID.fromString(id))
                .orElseThrow();
    }

    void awaitItem(String id, String status) {
        Await.until("the sandbox is " + status, () -> item(id).equals(status));
    }
}
