package io.millrace.session.steering;

import io.millrace.session.cancellations.Cancellations;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskListQuery;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskState;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// Changes that a user makes to a task by name of what it is to become.
@ApplicationScoped
public class TaskChanges {
    private static final String BY_HAND = "The user has marked the task as failed";

    private final Sessions sessions;
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskNews news;
    private final Steering steering;
    private final Cancellations cancellations;
    private final InstantSource time;

    public TaskChanges(
            Sessions sessions,
            TaskRepository tasks,
            TaskQueue queue,
            TaskNews news,
            Steering steering,
            Cancellations cancellations,
            InstantSource time) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
        this.steering = steering;
        this.cancellations = cancellations;
        this.time = time;
    }

    /// Changes priority, status, or both. A status that the task has already is no change. A
    /// running task that is moved elsewhere is taken from its agent.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws io.millrace.rest.DomainException INVALID_INPUT when there is no such status
    /// @throws IllegalMove when the task's state does not allow it
    @Transactional
    public TaskView change(Participant who, TaskId id, ChangeTask wanted) {
        HeldTask held = HeldTask.of(sessions, tasks, who, id);
        if (wanted.priority() != null) {
            prioritise(held, wanted.priority());
        }
        if (wanted.status() != null) {
            TaskState target = TaskListQuery.state("status", wanted.status());
            if (!target.equals(held.task().state)) {
                move(who, held, target);
            }
        }
        return TaskView.of(held.task());
    }

    /// Deletes a task with its part of the conversation. One that has not ended is taken back
    /// first; a running one ends as any cancelled task does, unseen.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    @Transactional
    public void delete(Participant who, TaskId id) {
        HeldTask held = HeldTask.of(sessions, tasks, who, id);
        TaskEntity task = held.task();
        if (!task.state.isFinal() && task.cancelRequestedAt == null) {
            cancellations.ofTask(who, id);
        }
        task.deletedAt = time.instant();
        task.updatedAt = task.deletedAt;
        news.deleted(task, task.deletedAt);
        sessions.changed(held.session(), null);
    }

    private void prioritise(HeldTask held, TaskPriority priority) {
        TaskEntity task = held.task();
        if (task.state.isFinal()) {
            throw new IllegalMove("task", task.state.name(), "a change of its priority");
        }
        if (task.priority != priority) {
            task.priority = priority;
            task.updatedAt = time.instant();
            news.updated(task, null);
            sessions.changed(held.session(), null);
        }
    }

    private void move(Participant who, HeldTask held, TaskState target) {
        TaskEntity task = held.task();
        switch (target) {
            case TaskState.Pending() -> throw new IllegalMove("task", task.state.name(), "waiting");
            case TaskState.Running() -> steering.resume(who, task.taskId());
            case TaskState.NeedsHelp() -> steering.takeOver(who, task.taskId());
            case TaskState.NeedsReview() ->
                    steering.letGo(held, task.state.submitForReview(), who.user());
            case TaskState.Completed() -> end(held, task.state.complete(), who.user());
            case TaskState.Failed() -> {
                TaskState failed = task.state.fail();
                task.error = BY_HAND;
                end(held, failed, who.user());
            }
            case TaskState.Cancelled() -> cancellations.ofTask(who, task.taskId());
        }
    }

    /// The user ends it; an agent that still has it stops as if it were cancelled.
    private void end(HeldTask held, TaskState last, UserId by) {
        TaskEntity task = held.task();
        boolean ran = task.state instanceof TaskState.Running;
        task.state = last;
        task.completedAt = time.instant();
        task.updatedAt = task.completedAt;
        if (ran) {
            news.cancelled(task, by);
        }
        news.updated(task, null);
        queue.letGo(held.session(), task);
        sessions.changed(held.session(), null);
    }
}
