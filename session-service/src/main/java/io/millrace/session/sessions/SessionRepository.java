package io.millrace.session.sessions;

import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/// Sessions in the database. Ownership is part of every query that a user's request leads to.
@ApplicationScoped
public class SessionRepository implements PanacheRepositoryBase<SessionEntity, UUID> {
    private static final int SKIP_LOCKED = Timeouts.SKIP_LOCKED_MILLI;

    Optional<SessionEntity> findOwned(UserId owner, SessionId id) {
        return find("id = ?1 and userId = ?2 and deletedAt is null", id.value(), owner.value())
                .firstResultOptional();
    }

    Optional<SessionEntity> lockOwned(UserId owner, SessionId id) {
        return find("id = ?1 and userId = ?2 and deletedAt is null", id.value(), owner.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<SessionEntity> lock(SessionId id) {
        return find("id = ?1", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<SessionEntity> lockUnlessBusy(SessionId id) {
        return getEntityManager()
                .createQuery("from SessionEntity where id = :id", SessionEntity.class)
                .setParameter("id", id.value())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .findFirst();
    }

    /// A session that somebody may do so much with.
    Optional<SessionEntity> find(Participant who, SessionId id, Access needed) {
        return query(who, id, needed).getResultStream().findFirst();
    }

    /// The same with its row lock.
    Optional<SessionEntity> lock(Participant who, SessionId id, Access needed) {
        return query(who, id, needed)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    private TypedQuery<SessionEntity> query(Participant who, SessionId id, Access needed) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = needed.condition(who, parameters);
        var query =
                getEntityManager()
                        .createQuery(
                                "from SessionEntity s where s.id = :id and s.deletedAt is null and "
                                        + condition,
                                SessionEntity.class)
                        .setParameter("id", id.value());
        parameters.forEach(query::setParameter);
        return query;
    }

    /// One of the owner's sessions with its row lock, deleted or not.
    Optional<SessionEntity> lockEvenDeleted(UserId owner, SessionId id) {
        return find("id = ?1 and userId = ?2", id.value(), owner.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Whether a session goes on, directly or not, from another. Nobody can make it so until the
    /// transaction ends, if all who set parents ask here.
    ///
    /// @param owner whose both are
    boolean isBehind(UserId owner, UUID session, UUID ancestor) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('parents:' || :owner,"
                                + " 0))")
                .setParameter("owner", owner.value())
                .getSingleResult();
        return !getEntityManager()
                .createNativeQuery(
                        """
                        with recursive line as (
                          select id, parent from sessions where id = :session
                          union
                          select s.id, s.parent from sessions s join line on s.id = line.parent)
                        select 1 from line where id = :ancestor
                        """)
                .setParameter("session", session)
                .setParameter("ancestor", ancestor)
                .getResultList()
                .isEmpty();
    }

    /// Deletes sessions that were deleted before that time and in which nothing is left to do, a
    /// bounded number.
    int purge(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        delete from sessions where id in (
                          select id from sessions s
                          where s.deleted_at < :before and s.session_status <> 'RETURNING_IP'
                            and not exists (select 1 from tasks t
                              where t.session_id = s.id and t.status in
                                ('PENDING', 'RUNNING', 'NEEDS_HELP', 'NEEDS_REVIEW'))
                          order by s.deleted_at limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
