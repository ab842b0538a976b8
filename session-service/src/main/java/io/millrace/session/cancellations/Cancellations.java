package io.millrace.session.cancellations;

import io.millrace.session.background.Backlog;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskNotFound;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskState;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Taking work back. What no agent runs ends at once; a running task is asked to stop, and stopped
/// from here when nobody answers within the configured time.
@ApplicationScoped
public class Cancellations {
    private final Sessions sessions;
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskNews news;
    private final CancellationConfig config;
    private final InstantSource time;

    public Cancellations(
            Sessions sessions,
            TaskRepository tasks,
            TaskQueue queue,
            TaskNews news,
            CancellationConfig config,
            InstantSource time) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
        this.config = config;
        this.time = time;
    }

    /// Takes one task back.
    ///
    /// @throws TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when it has ended already
    @Transactional
    public TaskView ofTask(Participant who, TaskId id) {
        SessionId in = tasks.sessionOf(who, id).orElseThrow(() -> new TaskNotFound(id));
        SessionEntity session = sessions.lock(who, in, Access.CHANGE);
        TaskEntity task = tasks.findIn(in, id).orElseThrow(() -> new TaskNotFound(id));
        takeBack(session, task, who.user());
        sessions.changed(session, null);
        return TaskView.of(task);
    }

    /// Takes back everything of a session that has not ended.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when there is nothing
    @Transactional
    public SessionView ofSession(Participant who, SessionId id) {
        SessionEntity session = sessions.lock(who, id, Access.CHANGE);
        List<TaskEntity> open = tasks.open(id);
        if (open.isEmpty()) {
            throw new IllegalMove("session", session.inbox.name(), "cancel");
        }
        takeBack(session, open, who.user());
        sessions.changed(session, null);
        return SessionView.of(session);
    }

    /// Takes back everything of a session that has not ended, because the session itself is to go.
    ///
    /// @param session with its row lock
    /// @param by who wants it so
    /// @return whether an agent is still at it, and has been asked to stop
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean takeBackAll(SessionEntity session, UserId by) {
        List<TaskEntity> open = tasks.open(session.sessionId());
        if (!open.isEmpty()) {
            takeBack(session, open, by);
        }
        return open.stream().anyMatch(task -> !task.state.isFinal());
    }

    private void takeBack(SessionEntity session, List<TaskEntity> open, UserId by) {
        // The waiting ones first: none of them must follow when the running one lets go.
        open.stream().filter(task -> task.dispatchedAt == null).forEach(this::endUnstarted);
        open.stream()
                .filter(task -> task.dispatchedAt != null)
                .forEach(task -> takeBack(session, task, by));
        if (open.stream().noneMatch(task -> task.dispatchedAt != null)) {
            queue.letGo(session, open.getFirst());
        }
    }

    /// Sessions in which a cancellation is overdue.
    @Transactional
    List<SessionId> overdue(int most) {
        return tasks.withOverdueCancellation(time.instant(), most);
    }

    /// The running tasks that were asked to stop.
    @Transactional
    Backlog unanswered() {
        return tasks.beingCancelled(time.instant());
    }

    /// Ends what a worker should have ended by now; nothing when it has, or another instance is at
    /// it. Whatever the worker says later finds a task that has ended.
    ///
    /// @return how many tasks were ended
    @Transactional
    int enforce(SessionId id) {
        Optional<SessionEntity> session = sessions.lockUnlessBusy(id);
        if (session.isEmpty()) {
            return 0;
        }
        Instant now = time.instant();
        List<TaskEntity> late = tasks.open(id).stream().filter(task -> isLate(task, now)).toList();
        for (TaskEntity task : late) {
            task.error = "The agent did not answer the cancellation in time";
            end(task);
            queue.letGo(session.get(), task);
        }
        if (!late.isEmpty()) {
            sessions.changed(session.get(), null);
        }
        return late.size();
    }

    private static boolean isLate(TaskEntity task, Instant now) {
        return task.state instanceof TaskState.Running
                && task.cancelDeadline != null
                && !task.cancelDeadline.isAfter(now);
    }

    private void takeBack(SessionEntity session, TaskEntity task, UserId by) {
        session.cancelledBy = by.value();
        if (!(task.state instanceof TaskState.Running)) {
            boolean handedOut = task.dispatchedAt != null;
            endUnstarted(task);
            if (handedOut) {
                // A worker may be about to begin.
                news.cancelled(task, by);
            }
            queue.letGo(session, task);
            return;
        }
        session.cancellation = session.cancellation.request();
        if (task.cancelRequestedAt == null) {
            task.cancelRequestedAt = time.instant();
            task.cancelDeadline = task.cancelRequestedAt.plus(config.deadline());
            task.updatedAt = task.cancelRequestedAt;
            news.cancelled(task, by);
        }
    }

    private void endUnstarted(TaskEntity task) {
        task.cancelRequestedAt = time.instant();
        end(task);
    }

    private void end(TaskEntity task) {
        task.state = task.state.cancel();
        task.completedAt = time.instant();
        task.updatedAt = task.completedAt;
        news.updated(task, null);
    }
}
