package io.millrace.session.prompts;

import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.NewSession;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.session.tasks.CreateTask;
import io.millrace.session.tasks.TaskEntity;
import io.millrace.session.tasks.TaskRepository;
import io.millrace.session.tasks.TaskView;
import io.millrace.session.tasks.Tasks;
import io.millrace.session.titles.Titles;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the user's words set going: a session opened, with or without them; a further task in one.
@ApplicationScoped
public class Prompts {
    private final Sessions sessions;
    private final Tasks tasks;
    private final TaskRepository repository;
    private final Titles titles;

    public Prompts(Sessions sessions, Tasks tasks, TaskRepository repository, Titles titles) {
        this.sessions = sessions;
        this.tasks = tasks;
        this.repository = repository;
        this.titles = titles;
    }

    /// Opens a session, with its first task when there is one, all in one transaction.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the parent is not the owner's
    @Transactional
    public SessionView open(UserId owner, NewSession wanted, @Nullable CreateTask first) {
        SessionEntity session = sessions.create(owner, wanted);
        UUID task = null;
        if (first == null) {
            sessions.changed(session, null);
        } else {
            task = tasks.create(session, owner, first).id();
        }
        return SessionView.opened(session, task);
    }

    /// A further prompt in a session, which lives again if it had ended.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    @Transactional
    public PromptView add(Participant who, SessionId id, CreateTask wanted) {
        return PromptView.of(
                tasks.create(sessions.lock(who, id, Access.CHANGE), who.user(), wanted));
    }

    /// Asks for another title, made of the first prompt; it comes when an agent has found one.
    /// While one is being looked for, nothing more is asked.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    /// @throws io.millrace.rest.DomainException FORBIDDEN when they may only view it
    /// @throws IllegalMove when nothing was prompted yet
    @Transactional
    public SessionView regenerateTitle(Participant who, SessionId id) {
        SessionEntity session = sessions.lock(who, id, Access.CHANGE);
        TaskEntity first =
                repository
                        .first(id)
                        .orElseThrow(() ->
                                new IllegalMove("session", "without a prompt", "a new title"));
        titles.request(session, first.description);
        return SessionView.of(session);
    }

    /// One prompt.
    ///
    /// @throws io.millrace.session.tasks.TaskNotFound when the caller may not view its session
    @Transactional
    public PromptView get(Participant who, TaskId id) {
        return PromptView.of(tasks.get(who, id));
    }

    /// A session's prompts, the newest first.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when the caller may not view it
    @Transactional
    public Page<PromptView> list(Participant who, SessionId id, PageRequest page) {
        Page<TaskView> found = tasks.ofSession(who, id, page);
        return new Page<>(
                found.data().stream().map(PromptView::of).toList(),
                found.page(),
                found.pageSize(),
                found.next(),
                found.total());
    }
}
