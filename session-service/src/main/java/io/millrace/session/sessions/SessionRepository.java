package io.millrace.session.sessions;

import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
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

    /// The newest first.
    List<SessionEntity> listOwned(UserId owner, PageRequest page) {
        var key = page.idKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from SessionEntity where userId = :owner and deletedAt is null"
                                        + (key.isPresent() ? " and id < :key" : "")
                                        + " order by id desc",
                                SessionEntity.class)
                        .setParameter("owner", owner.value())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// How many the owner has, counted no further than a list's total goes.
    long countOwned(UserId owner) {
        return ((Number)
                        getEntityManager()
                                .createNativeQuery(
                                        """
                                        select count(*) from (
                                          select 1 from sessions
                                          where user_id = :owner and deleted_at is null
                                          limit :most) counted
                                        """)
                                .setParameter("owner", owner.value())
                                .setParameter("most", PageRequest.MAX_TOTAL)
                                .getSingleResult())
                .longValue();
    }
}
