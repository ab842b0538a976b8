package io.millrace.session.sessions.sharing;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.conditions.EntityTag;
import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionGrant;
import io.millrace.session.sessions.SessionGrant.Kind;
import io.millrace.session.sessions.SessionGrant.Level;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.ids.Ids;
import io.millrace.streams.contract.ids.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Says with whom a session is shared; its owner alone does. Whoever loses the right to view it
/// stops watching it at the gateway's next look.
@ApplicationScoped
public class Sharing {
    private final Sessions sessions;
    private final EntityManager database;
    private final Ids ids;

    public Sharing(Sessions sessions, EntityManager database, Ids ids) {
        this.sessions = sessions;
        this.database = database;
        this.ids = ids;
    }

    /// @param tag of the session's version that it belongs to
    record Shared(SharedWith with, EntityTag tag) {}

    /// @throws io.millrace.session.sessions.SessionNotFound when they may not view the session
    /// @throws DomainException FORBIDDEN when they may, and it is not theirs
    @Transactional
    public Shared get(Participant who, SessionId id) {
        SessionEntity session = sessions.read(who, id, Access.OWN);
        List<SessionGrant> grants =
                database.createQuery(
                                "from SessionGrant where session = :id order by kind, grantee",
                                SessionGrant.class)
                        .setParameter("id", session.id)
                        .getResultList();
        return new Shared(SharedWith.of(grants), session.tag());
    }

    /// Replaces all of it.
    ///
    /// @throws io.millrace.session.sessions.SessionNotFound when they may not view the session
    /// @throws DomainException FORBIDDEN when they may, and it is not theirs; PRECONDITION_FAILED
    ///   when the session has changed since; UNPROCESSABLE when somebody is named twice, or it is
    ///   its owner
    @Transactional
    public Shared replace(Participant who, SessionId id, IfMatch condition, SharedWith wanted) {
        SessionEntity session = sessions.lock(who, id, Access.OWN);
        condition.check(session.tag());
        List<SessionGrant> grants = grants(session, wanted);
        database.createQuery("delete from SessionGrant where session = :id")
                .setParameter("id", session.id)
                .executeUpdate();
        grants.forEach(database::persist);
        sessions.changed(session, null);
        return new Shared(SharedWith.of(grants), session.tag());
    }

    private List<SessionGrant> grants(SessionEntity session, SharedWith wanted) {
        List<SessionGrant> grants = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (SharedWith.WithUser user : wanted.usersOrNone()) {
            if (user.id().equals(session.userId)) {
                throw refused("users", "A session is its owner's already");
            }
            if (!named.add(user.id())) {
                throw refused("users", "A user is named twice");
            }
            grants.add(grant(session, Kind.USER, user.id(), user.access()));
        }
        named.clear();
        for (SharedWith.WithGroup group : wanted.groupsOrNone()) {
            if (!named.add(group.name())) {
                throw refused("groups", "A group is named twice");
            }
            grants.add(grant(session, Kind.GROUP, group.name(), group.access()));
        }
        return grants;
    }

    private SessionGrant grant(SessionEntity session, Kind kind, String grantee, Level level) {
        SessionGrant grant = new SessionGrant();
        grant.id = ids.next();
        grant.session = session.id;
        grant.kind = kind;
        grant.grantee = grantee;
        grant.level = level;
        return grant;
    }

    private static DomainException refused(String param, String why) {
        return new DomainException(ErrorCode.UNPROCESSABLE, why, param);
    }
}
