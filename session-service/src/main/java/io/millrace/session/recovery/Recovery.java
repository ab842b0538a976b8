package io.millrace.session.recovery;

import io.millrace.session.background.Backlog;
import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskState;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts one session right, each in a transaction of its own under the session's row lock. Each
/// method answers how much it did: nothing when the hint was old, or somebody else has the session.
@ApplicationScoped
public class Recovery {
    private final StuckRows rows;
    private final Sessions sessions;
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskNews news;
    private final RecoveryConfig config;
    private final InstantSource time;

    public Recovery(
            StuckRows rows,
            Sessions sessions,
            TaskRepository tasks,
            TaskQueue queue,
            TaskNews news,
            RecoveryConfig config,
            InstantSource time) {
        this.rows = rows;
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
        this.config = config;
        this.time = time;
    }

    List<SessionId> toHandOut() {
        return rows.unattended(time.instant().minus(config.unattended()), config.batch());
    }

    /// What [#toHandOut] would find, counted.
    Backlog unattended() {
        Instant now = time.instant();
        return rows.unattendedBacklog(now.minus(config.unattended()), now);
    }

    List<SessionId> toMoveOn() {
        Instant now = time.instant();
        return rows.overdue(
                Cutoffs.at(now, config.deadlines()),
                now.minus(config.unattended()),
                config.batch());
    }

    /// Hands the next waiting task out, unless one is with an agent by now.
    @Transactional
    int handOut(SessionId id) {
        Optional<SessionEntity> session = sessions.lockUnlessBusy(id);
        if (session.isEmpty() || queue.hasOneWithAgent(session.get())) {
            return 0;
        }
        if (hasEnded(session.get())) {
            session.get().prompted();
        }
        if (!queue.handOutNext(session.get())) {
            return 0;
        }
        sessions.changed(session.get(), null);
        return 1;
    }

    /// Whether the session counts as ended although a task of it waits.
    private static boolean hasEnded(SessionEntity session) {
        return session.inbox instanceof InboxStatus.Completed
                || session.inbox instanceof InboxStatus.Failed;
    }

    /// Asks for a task again whose work was lost, unless it has moved since it was found.
    @Transactional
    int askAgain(LostWork.Lost lost) {
        Optional<SessionEntity> session = sessions.lockUnlessBusy(lost.session());
        if (session.isEmpty()) {
            return 0;
        }
        Optional<TaskEntity> task =
                tasks.findIn(lost.session(), lost.task())
                        .filter(found -> lost.dispatched().equals(found.dispatchedAt))
                        .filter(found -> isSilent(found) && isWithAgent(found));
        task.ifPresent(queue::askAgain);
        return task.isPresent() ? 1 : 0;
    }

    private boolean isSilent(TaskEntity task) {
        return !task.updatedAt.isAfter(time.instant().minus(config.silence()));
    }

    private static boolean isWithAgent(TaskEntity task) {
        return task.state instanceof TaskState.Running || task.state instanceof TaskState.Pending;
    }

    /// Ends what is past its deadline, and has the session follow when nothing is left.
    @Transactional
    int moveOn(SessionId id) {
        Optional<SessionEntity> locked = sessions.lockUnlessBusy(id);
        if (locked.isEmpty()) {
            return 0;
        }
        SessionEntity session = locked.get();
        Instant now = time.instant();
        Cutoffs cutoffs = Cutoffs.at(now, config.deadlines());
        List<TaskEntity> ended = new ArrayList<>();
        for (TaskEntity task : tasks.open(id)) {
            if (end(task, cutoffs)) {
                task.completedAt = now;
                task.updatedAt = now;
                news.updated(task, null);
                ended.add(task);
            }
        }
        // Only then: none of those must follow another.
        ended.forEach(task -> queue.letGo(session, task));
        boolean settled = ended.isEmpty() && queue.settle(session);
        if (ended.isEmpty() && !settled) {
            return 0;
        }
        sessions.changed(session, null);
        return 1;
    }

    private boolean end(TaskEntity task, Cutoffs cutoffs) {
        return switch (task.state) {
            case TaskState.Pending pending
                    when task.queuedAt != null
                            && !task.queuedAt.isAfter(cutoffs.pending())
                            && (task.scheduledFor == null
                                    || !task.scheduledFor.isAfter(cutoffs.pending())) -> {
                task.state = pending.cancel();
                task.error = "No agent began it in time";
                if (task.dispatchedAt != null) {
                    news.cancelled(task, task.owner());
                }
                yield true;
            }
            case TaskState.Running running
                    when task.executedAt != null && !task.executedAt.isAfter(cutoffs.running()) -> {
                task.state = running.fail();
                task.error = "It did not end in time";
                news.cancelled(task, task.owner());
                yield true;
            }
            case TaskState.NeedsHelp asking when !task.updatedAt.isAfter(cutoffs.needsHelp()) -> {
                task.state = asking.cancel();
                task.error = "Nobody answered in time";
                yield true;
            }
            case TaskState.NeedsReview done when !task.updatedAt.isAfter(cutoffs.needsReview()) -> {
                task.state = done.complete();
                yield true;
            }
            case TaskState.Pending _,
                    TaskState.Running _,
                    TaskState.NeedsHelp _,
                    TaskState.NeedsReview _,
                    TaskState.Completed _,
                    TaskState.Failed _,
                    TaskState.Cancelled _ ->
                    false;
        };
    }
}
