package io.millrace.session.tasks;

import io.millrace.session.sessions.CancellationStatus;
import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionStatus;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Which of a session's tasks is with an agent: at most one. The others wait, by priority and then
/// by who came first. Everything here needs the session's row lock.
@ApplicationScoped
public class TaskQueue {
    private final TaskRepository repository;
    private final TaskNews news;
    private final TaskSandboxes sandboxes;
    private final InstantSource time;

    TaskQueue(
            TaskRepository repository, TaskNews news, TaskSandboxes sandboxes, InstantSource time) {
        this.repository = repository;
        this.news = news;
        this.sandboxes = sandboxes;
        this.time = time;
    }

    /// Hands out the next waiting task unless an agent has one of this session. One that needs a
    /// sandbox waits in the inbox until the session has it.
    ///
    /// @return whether one is, now or already, with an agent
    public boolean handOutNext(SessionEntity session) {
        repository.flush();
        if (repository.anyWithAgent(session.sessionId())) {
            return true;
        }
        var waiting = repository.nextWaiting(session.sessionId());
        waiting.ifPresent(task -> session.inbox = session.inbox.next());
        var next = waiting.filter(task -> sandboxes.readyFor(session, task));
        next.ifPresent(task -> {
            task.dispatchedAt = time.instant();
            task.requests++;
            if (task.state instanceof TaskState.Pending) {
                news.requested(task);
            } else {
                goOn(task);
            }
        });
        return next.isPresent();
    }

    /// The user has given the wheel back, and now there is an agent's place for it.
    private void goOn(TaskEntity task) {
        task.state = task.state.resume();
        task.updatedAt = time.instant();
        news.updated(task, null);
        news.resumed(task);
        news.requested(task);
    }

    /// Whether an agent has, or is about to have, a task of the session.
    public boolean hasOneWithAgent(SessionEntity session) {
        return repository.anyWithAgent(session.sessionId());
    }

    /// Asks the agents once more for a task that was handed out, because nobody has its work any
    /// more.
    public void askAgain(TaskEntity task) {
        task.dispatchedAt = time.instant();
        task.updatedAt = task.dispatchedAt;
        task.requests++;
        news.requested(task);
    }

    /// Ends a session that has no open task and did not follow its last one, or never had any.
    ///
    /// @return whether there was something to do
    public boolean settle(SessionEntity session) {
        if (!(session.status instanceof SessionStatus.Active) || !atWork(session).isEmpty()) {
            return false;
        }
        TaskState last =
                repository
                        .lastEnded(session.sessionId())
                        .map(task -> task.state)
                        .orElseGet(TaskState.Completed::new);
        if (session.inbox instanceof InboxStatus.Completed
                || session.inbox instanceof InboxStatus.Failed) {
            session.status = after(session, last instanceof TaskState.Failed);
        } else {
            end(session, last);
        }
        if (session.cancellation instanceof CancellationStatus.Requested) {
            session.cancellation = session.cancellation.finish();
            session.cancelledAt = time.instant();
        }
        return true;
    }

    /// The task that is handed out next, if none is with an agent and it needs nothing more.
    public Optional<TaskEntity> next(SessionId session) {
        return repository.nextWaiting(session);
    }

    /// What a task becomes that an agent has ended well: where it worked in a sandbox, somebody has
    /// to look at what it did there. One that was to stop anyway is not put before anybody.
    TaskState ended(SessionEntity session, TaskEntity task) {
        if (task.cancelRequestedAt != null || !sandboxes.holds(session)) {
            return task.state.complete();
        }
        task.control = TaskControl.USER;
        return task.state.submitForReview();
    }

    /// The tasks that keep their session at work. One that only waits for a verdict does not.
    private List<TaskEntity> atWork(SessionEntity session) {
        return repository.open(session.sessionId()).stream()
                .filter(task ->
                        !(task.state instanceof TaskState.NeedsReview)
                                || task.control == TaskControl.ASSISTANT)
                .toList();
    }

    /// No agent has this task any more: the next one is handed out, or the session ends as this
    /// task did when nothing is left that could still move.
    public void letGo(SessionEntity session, TaskEntity task) {
        boolean withAgent = handOutNext(session);
        List<TaskEntity> open = withAgent ? List.of() : atWork(session);
        if (withAgent || !open.isEmpty()) {
            if (task.cancelRequestedAt != null
                    && session.cancellation instanceof CancellationStatus.Requested) {
                // That one was stopped; the session as a whole was not.
                session.cancellation = session.cancellation.finish().prompt();
                session.cancelledBy = null;
            }
            if (!withAgent && open.stream().allMatch(waiting -> waiting.queuedAt == null)) {
                waitForWhatIsScheduled(session);
            }
            return;
        }
        end(session, task.state);
        if (task.state instanceof TaskState.Cancelled
                || session.cancellation instanceof CancellationStatus.Requested) {
            session.cancellation = session.cancellation.finish();
            session.cancelledAt = time.instant();
        }
    }

    /// Where nothing is left but what is not due yet, the session waits for that.
    private void waitForWhatIsScheduled(SessionEntity session) {
        if (session.inbox instanceof InboxStatus.Active
                || session.inbox instanceof InboxStatus.Processing) {
            session.inbox = session.inbox.next();
        }
    }

    private void end(SessionEntity session, TaskState last) {
        if (session.status instanceof SessionStatus.Archived
                && !(session.inbox instanceof InboxStatus.Archived)) {
            // Put away while an agent was still at it.
            session.inbox = session.inbox.archive();
        }
        if (!(session.status instanceof SessionStatus.Active)) {
            return;
        }
        switch (last) {
            case TaskState.Failed() -> {
                // One that was to go on and whose agent had not begun has not left the inbox.
                session.inbox =
                        session.inbox instanceof InboxStatus.Pending waiting
                                ? waiting.take().fail()
                                : session.inbox.fail();
                session.status = after(session, true);
            }
            case TaskState.Completed(), TaskState.Cancelled(), TaskState.NeedsReview() -> {
                session.inbox =
                        session.inbox instanceof InboxStatus.Pending waiting
                                ? waiting.withdraw()
                                : session.inbox.complete();
                session.status = after(session, false);
            }
            case TaskState.Pending(), TaskState.Running(), TaskState.NeedsHelp() -> {
                // Can still move, and so can the session.
            }
        }
    }

    /// The last task has ended: a sandbox is given back first.
    private SessionStatus after(SessionEntity session, boolean failed) {
        if (sandboxes.release(session)) {
            return session.status.returnIp();
        }
        return failed ? session.status.fail() : session.status.complete();
    }
}
