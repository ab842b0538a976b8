package io.millrace.session.sessions;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.session.sessions.history.SessionHistory;
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
    private static final String UNNAMED = "session";

    /// How many messages a session is shown with on request.
    private static final int HISTORY = 200;

    private final SessionRepository repository;
    private final SessionHistory history;
    private final SessionNews news;
    private final SessionConfig config;
    private final Ids ids;
    private final InstantSource time;

    public Sessions(
            SessionRepository repository,
            SessionHistory history,
            SessionNews news,
            SessionConfig config,
            Ids ids,
            InstantSource time) {
        this.repository = repository;
        this.history = history;
        this.news = news;
        this.config = config;
        this.ids = ids;
        this.time = time;
    }

    /// A session that somebody may view.
    ///
    /// @param withHistory whether its latest messages are wanted too
    /// @throws SessionNotFound when they may not, or there is none
    @Transactional
    public SessionView get(Participant who, SessionId id, boolean withHistory) {
        SessionView view = SessionView.of(readable(who, id));
        return withHistory ? view.with(history.latest(id, HISTORY)) : view;
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
        session.title = titleOr(wanted.title());
        session.repo = wanted.repo();
        session.targetBranch = wanted.targetBranch();
        session.branch = wanted.repo() == null ? null : defaultBranch(session.sessionId());
        session.sbxConfig = wanted.sbxConfig();
        session.inbox = new InboxStatus.Pending();
        session.status = new SessionStatus.Active();
        session.cancellation = new CancellationStatus.None();
        session.createdAt = time.instant();
        session.updatedAt = session.createdAt;
        repository.persist(session);
        return session;
    }

    /// A session that somebody may view, to be read in the caller's transaction.
    ///
    /// @throws SessionNotFound when they may not, or there is none
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity readable(Participant who, SessionId id) {
        return read(who, id, Access.VIEW);
    }

    /// A session that somebody may do so much with, to be read in the caller's transaction.
    ///
    /// @throws SessionNotFound when they may not even view it, or there is none
    /// @throws DomainException FORBIDDEN when they may view it and no more
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity read(Participant who, SessionId id, Access needed) {
        return repository.find(who, id, needed).orElseThrow(() -> refusal(who, id));
    }

    /// A session that somebody may do so much with, with its row lock: whoever changes the session,
    /// its tasks or its messages takes this first, so that all of a session happens in one order.
    ///
    /// @throws SessionNotFound when they may not even view it, or there is none
    /// @throws DomainException FORBIDDEN when they may view it and no more
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity lock(Participant who, SessionId id, Access needed) {
        return repository.lock(who, id, needed).orElseThrow(() -> refusal(who, id));
    }

    /// As [#lock(Participant, SessionId, Access)], for a session that a field names.
    ///
    /// @param param the field
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity lock(Participant who, SessionId id, Access needed, String param) {
        return repository
                .lock(who, id, needed)
                .orElseThrow(() -> refusal(who, id, new SessionNotFound(id, param)));
    }

    private DomainException refusal(Participant who, SessionId id) {
        return refusal(who, id, new SessionNotFound(id));
    }

    private DomainException refusal(Participant who, SessionId id, SessionNotFound unseen) {
        return repository.find(who, id, Access.VIEW).isPresent()
                ? new DomainException(
                        ErrorCode.FORBIDDEN, "The session " + id + " is not shared so far with you")
                : unseen;
    }

    /// One of the owner's sessions with its row lock, even one that is deleted.
    ///
    /// @throws SessionNotFound when the owner has never had it, or it is gone for good
    @Transactional(Transactional.TxType.MANDATORY)
    public SessionEntity lockEvenDeleted(UserId owner, SessionId id) {
        return repository.lockEvenDeleted(owner, id).orElseThrow(() -> new SessionNotFound(id));
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

    /// The title, or what a session without one is called.
    public String titleOr(@Nullable String title) {
        return title == null ? config.untitled() : title;
    }

    /// Whether nobody has named it yet.
    public boolean isUntitled(SessionEntity session) {
        return session.title.equals(config.untitled());
    }

    /// Names a session, and its branch as long as that is nobody's yet: an agent that has begun may
    /// have made it.
    ///
    /// @param session with its row lock
    /// @param slug for the name of the branch, empty for none
    public void name(SessionEntity session, String title, String slug) {
        session.title = title;
        if (!slug.isEmpty()
                && session.messageCount <= 1
                && session.inbox instanceof InboxStatus.Pending
                && defaultBranch(session.sessionId()).equals(session.branch)) {
            session.branch = branchOf(session.sessionId(), slug);
        }
    }

    /// What a session's branch is called until somebody finds a better name.
    public String defaultBranch(SessionId id) {
        return branchOf(id, UNNAMED);
    }

    private String branchOf(SessionId id, String slug) {
        String text = id.toString();
        return config.branchPrefix() + "/" + slug + "-" + text.substring(text.length() - ID_PART);
    }
}
