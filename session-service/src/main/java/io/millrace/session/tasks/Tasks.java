package io.millrace.session.tasks;

import io.millrace.rest.Page;
import io.millrace.session.messages.MessageView;
import io.millrace.session.messages.Messages;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;

/// What a user does with tasks, each use case in one transaction: the rows, the first message and
/// the news (outbox) are written together or not at all. What agents tell is in [TaskProgress],
/// taking back in the package `cancellations`.
@ApplicationScoped
public class Tasks {
    private final TaskRepository repository;
    private final TaskQueue queue;
    private final TaskNews news;
    private final Sessions sessions;
    private final Messages messages;
    private final Ids ids;
    private final InstantSource time;

    public Tasks(
            TaskRepository repository,
            TaskQueue queue,
            TaskNews news,
            Sessions sessions,
            Messages messages,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.queue = queue;
        this.news = news;
        this.sessions = sessions;
        this.messages = messages;
        this.ids = ids;
        this.time = time;
    }

    /// One of the owner's tasks.
    ///
    /// @throws TaskNotFound when the owner has no such task
    @Transactional
    public TaskView get(UserId owner, TaskId id) {
        return TaskView.of(owned(owner, id));
    }

    /// A user's tasks, the newest first.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the filter names a session that
    ///   the owner does not have
    @Transactional
    public Page<TaskView> list(TaskFilter filter, PageRequest page) {
        if (filter.session() != null) {
            sessions.owned(filter.owner(), filter.session());
        }
        return page.page(
                repository.list(filter, page),
                task -> task.id,
                TaskView::of,
                () -> repository.count(filter));
    }

    /// A task's messages, in the order they were written.
    ///
    /// @throws TaskNotFound when the owner has no such task
    @Transactional
    public Page<MessageView> messages(UserId owner, TaskId id, PageRequest page) {
        return messages.ofTask(owned(owner, id).taskId(), page);
    }

    /// A prompt becomes a task with its first message, in the caller's transaction. It goes to an
    /// agent at once unless another task of the session is there already.
    ///
    /// @param session with its row lock, or made in this transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public TaskView create(SessionEntity session, CreateTask wanted) {
        session.prompted();
        TaskEntity task = new TaskEntity();
        task.id = ids.next();
        task.sessionId = session.id;
        task.userId = session.userId;
        task.description = wanted.prompt();
        task.type = TaskType.IMMEDIATE;
        task.state = new TaskState.Pending();
        task.priority = wanted.priorityOrDefault();
        task.control = TaskControl.ASSISTANT;
        task.createdBy = TaskControl.USER;
        task.model = wanted.model();
        task.createdAt = time.instant();
        task.updatedAt = task.createdAt;
        task.queuedAt = task.createdAt;
        repository.persist(task);
        messages.post(session, task.taskId(), wanted.prompt());
        news.updated(task, null);
        queue.handOutNext(session);
        sessions.changed(session, null);
        return TaskView.of(task);
    }

    private TaskEntity owned(UserId owner, TaskId id) {
        return repository.findOwned(owner, id).orElseThrow(() -> new TaskNotFound(id));
    }
}
