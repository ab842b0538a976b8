package io.millrace.session.sessions;

import io.millrace.rest.Page;
import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The use cases of a session itself. What moves it on, its tasks, is a package of its own and
/// comes here for the row lock and to tell the watchers.
@ApplicationScoped
public class Sessions {
    private static final int ID_PART = 12;

    private final SessionRepository repository;
    private final SessionNews news;
    private final SessionConfig config;
    private final Ids ids;
    private final InstantSource time;

    public Sessions(
            SessionRepository repository,
            SessionNews news,
            SessionConfig config,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.news = news;
        this.config = config;
        this.ids = ids;
        this.time = time;
    }

    /// One of the owner's sessions.
    ///
    /// @throws SessionNotFound when the owner has no such session
    @Transactional
    public SessionView get(UserId owner, SessionId id) {
        return SessionView.of(owned(owner, id));
    }

    /// The owner's sessions, the newest first.
    @Transactional
    public Page<SessionView> list(UserId owner, PageRequest page) {
        return page.page(
                repository.listOwned(owner, page),
                session -> session.id,
                SessionView::of,
                () -> repository.countOwned(owner));
    }

    /// Makes a session, in the caller's transaction, without telling anybody yet.
    ///
    /// @throws SessionNotFound when the parent is not one of the owner's
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity create(UserId owner, NewSession wanted) {
        UUID parent = null;
        if (wanted.parent() != null) {
            SessionId named = wanted.parent();
            parent =
                    repository
                            .findOwned(owner, named)
                            .orElseThrow(() -> new SessionNotFound(named, "parent"))
                            .id;
        }
        SessionEntity session = new SessionEntity();
        session.id = ids.next();
        session.userId = owner.value();
        session.parent = parent;
        session.title = wanted.title() == null ? config.untitled() : wanted.title();
        session.repo = wanted.repo();
        session.targetBranch = wanted.targetBranch();
        session.branch = wanted.repo() == null ? null : branchOf(session.id);
        session.inbox = new InboxStatus.Pending();
        session.status = new SessionStatus.Active();
        session.cancellation = new CancellationStatus.None();
        session.createdAt = time.instant();
        session.updatedAt = session.createdAt;
        repository.persist(session);
        return session;
    }

    /// One of the owner's sessions, to be read in the caller's transaction.
    ///
    /// @throws SessionNotFound when the owner has no such session
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity owned(UserId owner, SessionId id) {
        return repository.findOwned(owner, id).orElseThrow(() -> new SessionNotFound(id));
    }

    /// One of the owner's sessions with its row lock: whoever changes the session, its tasks or its
    /// messages takes this first, so that all of a session happens in one order.
    ///
    /// @throws SessionNotFound when the owner has no such session
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity lockOwned(UserId owner, SessionId id) {
        return repository.lockOwned(owner, id).orElseThrow(() -> new SessionNotFound(id));
    }

    /// A session with its row lock, for a change that no user asked for.
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SessionEntity> lock(SessionId id) {
        return repository.lock(id);
    }

    /// A session with its row lock unless somebody else holds it: for loops that many instances
    /// run.
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<SessionEntity> lockUnlessBusy(SessionId id) {
        return repository.lockUnlessBusy(id);
    }

    /// Ends a change: the session is as new as this moment, and its watchers hear of it.
    ///
    /// @param causationId the envelope that led to it, null when a request did
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(SessionEntity session, @Nullable String causationId) {
        session.updatedAt = time.instant();
        repository.flush();
        news.updated(session, causationId);
    }

    private String branchOf(UUID id) {
        String text = id.toString();
        return config.branchPrefix() + "/session-" + text.substring(text.length() - ID_PART);
    }
}
