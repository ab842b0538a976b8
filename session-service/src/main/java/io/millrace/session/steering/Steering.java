package io.millrace.session.steering;

import io.millrace.session.messages.Messages;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.TaskControl;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNews;
import io.millrace.session.tasks.TaskQueue;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskState;
import io.millrace.session.tasks.TaskView;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;

/// Who is at the wheel of a task.
@ApplicationScoped
public class Steering {
    private static final String CONTROL = "control of the task";

    private final Sessions sessions;
    private final TaskRepository tasks;
    private final TaskQueue queue;
    private final TaskNews news;
    private final Messages messages;
    private final InstantSource time;

    public Steering(
            Sessions sessions,
            TaskRepository tasks,
            TaskQueue queue,
            TaskNews news,
            Messages messages,
            InstantSource time) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.queue = queue;
        this.news = news;
        this.messages = messages;
        this.time = time;
    }

    /// The user takes the wheel of a running task: it is NEEDS_HELP at once, and its agent stops
    /// where it is. Another task of the session may run meanwhile.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when the user has it already, it does not run, or it is being cancelled
    @Transactional
    public TaskView takeOver(Participant who, TaskId id) {
        HeldTask held = HeldTask.of(sessions, tasks, who, id);
        TaskEntity task = held.task();
        if (task.control == TaskControl.USER) {
            throw new IllegalMove(CONTROL, task.control.name(), "takeover");
        }
        letGo(held, task.state.takeOver(), who.user());
        return TaskView.of(task);
    }

    /// A running task leaves its agent for another state, in which the user has the wheel.
    ///
    /// @param next where it goes
    /// @param by who takes it
    /// @throws IllegalMove when it is being cancelled
    @Transactional(Transactional.TxType.MANDATORY)
    void letGo(HeldTask held, TaskState next, UserId by) {
        TaskEntity task = held.task();
        if (task.cancelRequestedAt != null) {
            throw new IllegalMove("task", "being cancelled", "takeover");
        }
        task.state = next;
        task.control = TaskControl.USER;
        task.leaveRun();
        task.updatedAt = time.instant();
        news.takenOver(task, by);
        news.updated(task, null);
        queue.letGo(held.session(), task);
        sessions.changed(held.session(), null);
    }

    /// The user gives the wheel back. The task is RUNNING again as soon as it is handed out: at
    /// once, unless another task of the session is with an agent.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when the user does not have it, or it has ended
    @Transactional
    public TaskView resume(Participant who, TaskId id) {
        HeldTask held = HeldTask.of(sessions, tasks, who, id);
        TaskEntity task = held.task();
        TaskState.Running legal = task.state.resume();
        if (task.control != TaskControl.USER) {
            throw new IllegalMove(CONTROL, task.control.name(), "resume");
        }
        task.control = TaskControl.ASSISTANT;
        task.dispatchedAt = null;
        task.queuedAt = time.instant();
        task.updatedAt = task.queuedAt;
        held.session().prompted();
        queue.handOutNext(held.session());
        if (!task.state.equals(legal)) {
            // It waits for its turn; that it goes on is told when it does.
            news.updated(task, null);
        }
        sessions.changed(held.session(), null);
        return TaskView.of(task);
    }

    /// The user writes to a task. An agent that has it hears of it; else it is kept for the agent
    /// that goes on.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when it has ended
    @Transactional
    public TaskView post(Participant who, TaskId id, String text) {
        HeldTask held = HeldTask.of(sessions, tasks, who, id);
        TaskEntity task = held.task();
        if (task.state.isFinal()) {
            throw new IllegalMove("task", task.state.name(), "message");
        }
        MessageId message = messages.post(held.session(), task.taskId(), text, List.of());
        if (task.control == TaskControl.ASSISTANT && task.dispatchedAt != null) {
            news.posted(task, message, text);
        }
        task.updatedAt = time.instant();
        sessions.changed(held.session(), null);
        return TaskView.of(task);
    }
}
