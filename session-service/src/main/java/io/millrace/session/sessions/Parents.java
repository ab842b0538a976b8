package io.millrace.session.sessions;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Which session may go on from which: one of the same owner's, and never in a ring.
@ApplicationScoped
public class Parents {
    private static final String PARAM = "parent";

    private final SessionRepository repository;

    Parents(SessionRepository repository) {
        this.repository = repository;
    }

    /// @param session with its row lock
    /// @throws SessionNotFound when the caller may not view the parent, or it is another owner's
    /// @throws DomainException UNPROCESSABLE when the parent is, or goes on from, the session
    @Transactional(Transactional.TxType.MANDATORY)
    public void check(Participant who, SessionEntity session, SessionId parent) {
        if (repository
                .find(who, parent, Access.VIEW)
                .filter(found -> found.userId.equals(session.userId))
                .isEmpty()) {
            throw new SessionNotFound(parent, PARAM);
        }
        if (repository.isBehind(session.owner(), parent.value(), session.id)) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE, "The parent goes on from this session", PARAM);
        }
    }
}
