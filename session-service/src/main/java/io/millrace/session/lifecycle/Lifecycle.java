package io.millrace.session.lifecycle;

import io.millrace.rest.conditions.IfMatch;
import io.millrace.session.cancellations.Cancellations;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.IllegalMove;
import io.millrace.session.sessions.InboxStatus;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionNotFound;
import io.millrace.session.sessions.SessionView;
import io.millrace.session.sessions.Sessions;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Puts sessions away, deletes, restores and purges them; each in one transaction.
@ApplicationScoped
public class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final Sessions sessions;
    private final Cancellations cancellations;
    private final EntityManager database;
    private final InstantSource time;

    public Lifecycle(
            Sessions sessions,
            Cancellations cancellations,
            EntityManager database,
            InstantSource time) {
        this.sessions = sessions;
        this.cancellations = cancellations;
        this.database = database;
        this.time = time;
    }

    /// Puts a session away. What is in work is taken back; an agent that is still at it is asked to
    /// stop, and the inbox is put away when it has.
    ///
    /// @throws SessionNotFound when there is no such session for the caller
    /// @throws IllegalMove when it is put away already
    @Transactional
    public SessionView archive(Participant who, SessionId id, IfMatch condition) {
        SessionEntity session = sessions.lock(who, id, Access.OWN);
        condition.check(session.tag());
        var archived = session.status.archive();
        boolean stillAtWork = cancellations.takeBackAll(session, who.user());
        session.status = archived;
        if (!stillAtWork && !(session.inbox instanceof InboxStatus.Archived)) {
            session.inbox = session.inbox.archive();
        }
        sessions.changed(session, null);
        return SessionView.of(session);
    }

    /// Hides a session from everybody. What is in work is taken back.
    ///
    /// @throws SessionNotFound when there is no such session for the caller
    @Transactional
    public SessionView delete(Participant who, SessionId id, IfMatch condition) {
        SessionEntity session = sessions.lock(who, id, Access.OWN);
        condition.check(session.tag());
        cancellations.takeBackAll(session, who.user());
        session.deletedAt = time.instant();
        sessions.changed(session, null);
        return SessionView.of(session);
    }

    /// Brings a deleted session back as it was, without what was taken back.
    ///
    /// @throws SessionNotFound when the owner has no such session
    /// @throws IllegalMove when it is not deleted
    @Transactional
    public SessionView restore(UserId owner, SessionId id) {
        SessionEntity session = sessions.lockEvenDeleted(owner, id);
        if (session.deletedAt == null) {
            throw new IllegalMove("session", "not deleted", "restore");
        }
        session.deletedAt = null;
        sessions.changed(session, null);
        return SessionView.of(session);
    }

    /// Removes everything of a session, whoever's it is. Sessions that went on from it go on from
    /// none. What streams still hold of it expires there.
    ///
    /// @param by an administrator
    /// @throws SessionNotFound when there is none
    /// @throws IllegalMove when an agent is at it; to be deleted first, which stops the agent
    @Transactional
    public void purge(UserId by, SessionId id) {
        SessionEntity session = sessions.lock(id).orElseThrow(() -> new SessionNotFound(id));
        if (cancellations.takeBackAll(session, by)) {
            throw new IllegalMove("session", session.inbox.name(), "purge");
        }
        database.flush();
        database.clear();
        execute("update sessions set parent = null, version = version + 1 where parent = :id", id);
        execute("delete from first_answers where about = :id", id);
        // Everything else refers to the session, and goes with it.
        execute("delete from sessions where id = :id", id);
        LOG.infof("Purged, sessionId=%s", id);
    }

    private void execute(String sql, SessionId id) {
        database.createNativeQuery(sql).setParameter("id", id.value()).executeUpdate();
    }
}
