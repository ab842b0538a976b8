package io.millrace.session.sessions.changes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Parents;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SandboxConfig;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.function.UnaryOperator;

/// Changes what a user has said about a session. How it stands is changed by its work only.
@ApplicationScoped
public class SessionChanges {
    private final Sessions sessions;
    private final Parents parents;

    public SessionChanges(Sessions sessions, Parents parents) {
        this.sessions = sessions;
        this.parents = parents;
    }

    /// Replaces what has been said by what the function makes of it, under the row lock.
    ///
    /// @param condition what the caller expects to find
    /// @throws io.millrace.session.sessions.SessionNotFound when they may not view the session, or
    ///   not the parent
    /// @throws DomainException FORBIDDEN when they may only view it; PRECONDITION_FAILED when it
    ///   has changed since; UNPROCESSABLE when the parent goes on from this very session
    @Transactional
    public SessionView change(
            Participant who,
            SessionId id,
            IfMatch condition,
            UnaryOperator<ReplaceSession> change) {
        SessionEntity session = sessions.lock(who, id, Access.CHANGE);
        condition.check(session.tag());
        ReplaceSession wanted = change.apply(ReplaceSession.of(session));
        if (wanted.id() != null && !wanted.id().equals(session.id)) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE, "The id of a session cannot be changed", "id");
        }
        JsonNode config = SandboxConfig.checked(wanted.sbxConfig());
        if (wanted.parent() != null && !wanted.parent().equals(session.parent)) {
            parents.check(who, session, new SessionId(wanted.parent()));
        }
        session.parent = wanted.parent();
        session.title = sessions.titleOr(wanted.title());
        session.repo = wanted.repo();
        session.targetBranch = wanted.targetBranch();
        session.branch =
                wanted.branch() == null && wanted.repo() != null
                        ? sessions.defaultBranch(id)
                        : wanted.branch();
        session.sbxConfig = config;
        sessions.changed(session, null);
        return SessionView.of(session);
    }
}
