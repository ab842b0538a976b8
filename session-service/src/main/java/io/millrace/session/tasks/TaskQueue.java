package io.millrace.session.tasks;

import io.millrace.session.sessions.CancellationStatus;
import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

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
            session.inbox = session.inbox.next();
            news.requested(task);
        });
        return next.isPresent();
    }

    /// No agent has this task any more: the next one is handed out, or the session ends as this
    /// task did when nothing is left that could still move.
    public void letGo(SessionEntity session, TaskEntity task) {
        boolean goesOn = handOutNext(session) || !repository.open(session.sessionId()).isEmpty();
        if (goesOn) {
            if (task.cancelRequestedAt != null
                    && session.cancellation instanceof CancellationStatus.Requested) {
                // That one was stopped; the session as a whole was not.
                session.cancellation = session.cancellation.finish().prompt();
                session.cancelledBy = null;
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
                session.inbox = session.inbox.fail();
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
