package io.millrace.session.sandboxes.leases;

import io.millrace.session.sandboxes.allocation.SandboxConfig;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskQueue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// How long tasks wait for a sandbox: nothing waits for ever.
@ApplicationScoped
public class WaitLimit {
    private static final String REASON = "No sandbox became free in time";

    private final Duration limit;
    private final TaskQueue queue;
    private final TaskNews news;
    private final Sessions sessions;
    private final InstantSource time;

    public WaitLimit(
            SandboxConfig config,
            TaskQueue queue,
            TaskNews news,
            Sessions sessions,
            InstantSource time) {
        limit = config.leases().waitLimit();
        this.queue = queue;
        this.news = news;
        this.sessions = sessions;
        this.time = time;
    }

    boolean isOver(LeaseEntity lease) {
        return lease.wantedAt.plus(limit).isBefore(time.instant());
    }

    /// The tasks that wait for a sandbox are cancelled, and say why; with that the wish ends too.
    ///
    /// @param session with its row lock
    void giveUp(SessionEntity session) {
        Optional<TaskEntity> next = queue.next(session.sessionId());
        while (next.isPresent()) {
            TaskEntity task = next.get();
            task.error = REASON;
            task.state = task.state.cancel();
            task.completedAt = time.instant();
            task.updatedAt = task.completedAt;
            news.updated(task, null);
            session.statusMessage = REASON;
            next = queue.next(session.sessionId());
            if (next.isEmpty()) {
                queue.letGo(session, task);
                sessions.changed(session, null);
            }
        }
    }
}
