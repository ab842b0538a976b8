package io.millrace.session.chats;

import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.sessions.lists.SessionLists;
import io.millrace.session.steering.TaskChanges;
import io.millrace.session.tasks.NewTask;
import io.millrace.session.tasks.TaskControl;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskNotFound;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.Tasks;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The use cases of chats, each in one transaction.
@ApplicationScoped
public class Chats {
    private static final NewSession PLAIN = new NewSession(null, null, null, null, null);

    private final Sessions sessions;
    private final SessionLists lists;
    private final Tasks tasks;
    private final TaskRepository repository;
    private final TaskChanges changes;
    private final ChatViews views;
    private final ChatCopies copies;
    private final EntityManager database;
    private final InstantSource time;

    public Chats(
            Sessions sessions,
            SessionLists lists,
            Tasks tasks,
            TaskRepository repository,
            TaskChanges changes,
            ChatViews views,
            ChatCopies copies,
            EntityManager database,
            InstantSource time) {
        this.sessions = sessions;
        this.lists = lists;
        this.tasks = tasks;
        this.repository = repository;
        this.changes = changes;
        this.views = views;
        this.copies = copies;
        this.database = database;
        this.time = time;
    }

    /// My chats, the newest first.
    @Transactional
    public Page<ChatSummary> list(Participant who, PageRequest page) {
        Page<SessionView> found = lists.newest(who.user(), page);
        return new Page<>(
                found.data().stream().map(ChatSummary::of).toList(),
                found.page(),
                found.pageSize(),
                found.next(),
                found.total());
    }

    /// A chat with its latest messages.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    @Transactional
    public ChatView get(Participant who, SessionId id) {
        return views.of(sessions.readable(who, id), who.user());
    }

    /// Asks something, in a chat or in one opened for it.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view the chat
    /// @throws TaskNotFound when the message that is to be replaced is not in it
    /// @throws io.millrace.rest.DomainException INVALID_INPUT naming the field; FORBIDDEN when the
    ///   caller may only view the chat
    @Transactional
    public ChatView post(Participant who, PostChat wanted) {
        wanted.check();
        SessionEntity session =
                wanted.chatId() == null
                        ? sessions.create(who.user(), PLAIN)
                        : sessions.lock(
                                who, new SessionId(wanted.chatId()), Access.CHANGE, "chat_id");
        if (wanted.messageId() != null) {
            replace(who, session, new TaskId(wanted.messageId()));
        }
        tasks.create(
                session,
                who.user(),
                new NewTask(
                        wanted.question(),
                        TaskPriority.MEDIUM,
                        TaskControl.USER,
                        null,
                        null,
                        wanted.notes()));
        database.flush();
        return views.of(session, who.user());
    }

    /// Calls a chat something else.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    @Transactional
    public ChatView rename(Participant who, SessionId id, String title) {
        SessionEntity session = sessions.lock(who, id, Access.CHANGE);
        session.title = title;
        sessions.changed(session, null);
        return views.of(session, who.user());
    }

    /// A chat of one's own that begins as another has gone so far.
    ///
    /// @param last its last message, null for all of them
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view that
    /// @throws TaskNotFound when the message is not in it
    @Transactional
    public ChatView duplicate(Participant who, SessionId id, @Nullable TaskId last) {
        SessionEntity from = sessions.readable(who, id);
        if (last != null) {
            in(from, last);
        }
        SessionEntity copy = copies.copy(from, who.user(), last == null ? null : last.value());
        sessions.changed(copy, null);
        return views.of(copy, who.user());
    }

    /// What the caller thinks of a message, from now on.
    ///
    /// @param feedback null for nothing
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view the chat
    /// @throws TaskNotFound when the message is not in it
    @Transactional
    public void give(Participant who, SessionId id, TaskId message, @Nullable Feedback feedback) {
        UUID task = in(sessions.readable(who, id), message).id;
        if (feedback == null) {
            database.createQuery(
                            "delete from FeedbackEntity where taskId = :task and userId = :user")
                    .setParameter("task", task)
                    .setParameter("user", who.user().value())
                    .executeUpdate();
            return;
        }
        database.createNativeQuery(
                        """
                        insert into chat_feedback (task_id, user_id, feedback, given_at)
                        values (:task, :user, :feedback, :now)
                        on conflict (task_id, user_id)
                          do update set feedback = excluded.feedback, given_at = excluded.given_at
                        """)
                .setParameter("task", task)
                .setParameter("user", who.user().value())
                .setParameter("feedback", feedback.name())
                .setParameter("now", time.instant())
                .executeUpdate();
    }

    /// Deletes a message and all behind it.
    private void replace(Participant who, SessionEntity session, TaskId first) {
        in(session, first);
        List<UUID> gone =
                database.createQuery(
                                "select id from TaskEntity where sessionId = :session"
                                        + " and deletedAt is null and id >= :first"
                                        + " order by id desc",
                                UUID.class)
                        .setParameter("session", session.id)
                        .setParameter("first", first.value())
                        .getResultList();
        gone.forEach(id -> changes.delete(who, new TaskId(id)));
    }

    private TaskEntity in(SessionEntity session, TaskId id) {
        return repository
                .findIn(session.sessionId(), id)
                .filter(task -> task.deletedAt == null)
                .orElseThrow(() -> new TaskNotFound(id));
    }
}
