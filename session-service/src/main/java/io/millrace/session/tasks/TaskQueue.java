package io.millrace.session.tasks;

import io.millrace.session.sessions.CancellationStatus;
import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/// Which of a session's tasks is with an agent: at most one. The others wait, by priority and then
/// by who came first. Everything here needs the session's row lock.
@ApplicationScoped
public class TaskQueue {
    private final TaskRepository repository;
    private final TaskNews news;
    private final InstantSource time;

    TaskQueue(TaskRepository repository, TaskNews news, InstantSource time) {
        this.repository = repository;
        this.news = news;
        this.time = time;
    }

    /// Hands out the next waiting task unless an agent has one of this session.
    ///
    /// @return whether one is, now or already, with an agent
    public boolean handOutNext(SessionEntity session) {
        repository.flush();
        if (repository.anyWithAgent(session.sessionId())) {
            return true;
        }
        var next = repository.nextWaiting(session.sessionId());
        next.ifPresent(task -> {
            task.dispatchedAt = time.instant();
            task.requests++;
            session.inbox = session.inbox.next();
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
        if (!(session.status instanceof SessionStatus.Active)
                || !repository.open(session.sessionId()).isEmpty()) {
            return false;
        }
        TaskState last =
                repository
                        .lastEnded(session.sessionId())
                        .map(task -> task.state)
                        .orElseGet(TaskState.Completed::new);
        if (session.inbox instanceof InboxStatus.Completed
                || session.inbox instanceof InboxStatus.Failed) {
            session.status =
                    last instanceof TaskState.Failed
                            ? session.status.fail()
                            : session.status.complete();
        } else {
            end(session, last);
        }
        if (session.cancellation instanceof CancellationStatus.Requested) {
            session.cancellation = session.cancellation.finish();
            session.cancelledAt = time.instant();
        }
        return true;
    }

    /// No agent has this task any more: the next one is handed out, or the session ends as this
    /// task did when nothing is left that could still move.
    public void letGo(SessionEntity session, TaskEntity task) {
        boolean withAgent = handOutNext(session);
        List<TaskEntity> open = withAgent ? List.of() : repository.open(session.sessionId());
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

    private static void end(SessionEntity session, TaskState last) {
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
                session.status = session.status.fail();
            }
            case TaskState.Completed(), TaskState.Cancelled() -> {
                session.inbox =
                        session.inbox instanceof InboxStatus.Pending waiting
                                ? waiting.withdraw()
                                : session.inbox.complete();
                session.status = session.status.complete();
            }
            case TaskState.Pending(),
                    TaskState.Running(),
                    TaskState.NeedsHelp(),
                    TaskState.NeedsReview() -> {
                // Can still move, and so can the session.
            }
        }
    }
}
