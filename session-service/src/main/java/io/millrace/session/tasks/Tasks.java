package io.millrace.session.tasks;

import io.millrace.rest.Page;
import io.millrace.session.files.Files;
import io.millrace.session.messages.MessageView;
import io.millrace.session.messages.Messages;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.titles.Titles;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.SessionId;
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
    private final Files files;
    private final Titles titles;
    private final Ids ids;
    private final InstantSource time;

    public Tasks(
            TaskRepository repository,
            TaskQueue queue,
            TaskNews news,
            Sessions sessions,
            Messages messages,
            Files files,
            Titles titles,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.queue = queue;
        this.news = news;
        this.sessions = sessions;
        this.messages = messages;
        this.files = files;
        this.titles = titles;
        this.ids = ids;
        this.time = time;
    }

    /// A task of a session that the caller may view, with its files.
    ///
    /// @throws TaskNotFound when there is none
    @Transactional
    public TaskView get(Participant who, TaskId id) {
        return TaskView.of(visible(who, id)).with(files.ofTask(id));
    }

    /// A user's tasks, the newest first.
    @Transactional
    public Page<TaskView> list(TaskFilter filter, PageRequest page) {
        return page.page(
                repository.list(filter, page),
                task -> task.id,
                TaskView::of,
                () -> repository.count(filter));
    }

    /// A session's tasks, the newest first.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    @Transactional
    public Page<TaskView> ofSession(Participant who, SessionId id, PageRequest page) {
        return list(TaskFilter.in(sessions.readable(who, id).sessionId()), page);
    }

    /// A task's messages, in the order they were written.
    ///
    /// @throws TaskNotFound when there is no such task for the caller
    @Transactional
    public Page<MessageView> messages(Participant who, TaskId id, PageRequest page) {
        return messages.ofTask(visible(who, id).taskId(), page);
    }

    /// A prompt becomes a task with its first message, in the caller's transaction. It goes to an
    /// agent at once unless another task of the session is there already.
    ///
    /// @param session with its row lock, or made in this transaction
    /// @param by who prompts; an agent does it with their rights, whosever session it is
    @Transactional(Transactional.TxType.MANDATORY)
    public TaskView create(SessionEntity session, UserId by, CreateTask wanted) {
        return create(session, by, NewTask.of(wanted));
    }

    /// As [#create(SessionEntity, UserId, CreateTask)], however the task was asked for. One that is
    /// scheduled waits for its time first.
    ///
    /// @param session with its row lock, or made in this transaction
    @Transactional(Transactional.TxType.MANDATORY)
    public TaskView create(SessionEntity session, UserId by, NewTask wanted) {
        session.prompted();
        TaskEntity task = new TaskEntity();
        task.id = ids.next();
        task.sessionId = session.id;
        task.userId = by.value();
        task.description = wanted.description();
        task.type = wanted.scheduledFor() == null ? TaskType.IMMEDIATE : TaskType.SCHEDULED;
        task.state = new TaskState.Pending();
        task.priority = wanted.priority();
        task.control = TaskControl.ASSISTANT;
        task.createdBy = wanted.createdBy();
        if (wanted.model() != null) {
            task.modelProvider = wanted.model().provider();
            task.model = wanted.model().name();
        }
        task.createdAt = time.instant();
        task.updatedAt = task.createdAt;
        task.scheduledFor = wanted.scheduledFor();
        task.queuedAt = task.scheduledFor == null ? task.createdAt : null;
        repository.persist(task);
        titles.prompted(session, wanted.description());
        messages.post(session, task.taskId(), wanted.description(), wanted.notes());
        news.updated(task, null);
        queue.handOutNext(session);
        sessions.changed(session, null);
        return TaskView.of(task);
    }

    private TaskEntity visible(Participant who, TaskId id) {
        return repository.find(who, id).orElseThrow(() -> new TaskNotFound(id));
    }
}
