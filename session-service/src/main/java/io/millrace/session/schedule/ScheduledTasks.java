package io.millrace.session.schedule;

import io.millrace.session.background.Backlog;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes scheduled tasks due.
@ApplicationScoped
public class ScheduledTasks {
    private final Sessions sessions;
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskNews news;

    public ScheduledTasks(Sessions sessions, TaskRepository tasks, TaskQueue queue, TaskNews news) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
    }

    /// Sessions with tasks whose time has come, the longest overdue first. Those that were archived
    /// are left alone until they are prompted again.
    @Transactional
    List<SessionId> sessionsWithDue(Instant now, int most) {
        return tasks.sessionsWithDue(now, most);
    }

    /// The tasks whose time has come and which do not wait yet.
    @Transactional
    Backlog overdue(Instant now) {
        return tasks.overdue(now);
    }

    /// Puts the tasks of a session whose time has come among those that wait, and hands out the
    /// next one; nothing when another instance is at it.
    ///
    /// @return how many there were
    @Transactional
    int makeDue(SessionId id, Instant now) {
        Optional<SessionEntity> session = sessions.lockUnlessBusy(id);
        if (session.isEmpty()) {
            return 0;
        }
        List<TaskEntity> due = tasks.due(id, now);
        for (TaskEntity task : due) {
            // Since when it waits, and not since when somebody looked: after a pause of all
            // instances the order is that of the times.
            task.queuedAt =
                    task.scheduledFor == null || task.scheduledFor.isBefore(task.createdAt)
                            ? task.createdAt
                            : task.scheduledFor;
            task.updatedAt = now;
        }
        if (!due.isEmpty()) {
            queue.handOutNext(session.get());
            due.forEach(task -> news.updated(task, null));
            sessions.changed(session.get(), null);
        }
        return due.size();
    }
}
