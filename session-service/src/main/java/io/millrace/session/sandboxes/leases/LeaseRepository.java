package io.millrace.session.sandboxes.leases;

import io.millrace.session.background.Backlog;
import io.millrace.streams.contract.ids.SessionId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/// Leases in the database.
@ApplicationScoped
public class LeaseRepository implements PanacheRepositoryBase<LeaseEntity, UUID> {
    /// Held, but by nobody who works: no task of the session is with an agent, and the session is
    /// gone, over, or has not moved for long.
    private static final String USELESS =
            """
            select l.id from sandbox_leases l left join sessions s on s.id = l.session_id
            where l.status = 'HELD'
              and not exists (select 1 from tasks t where t.session_id = l.session_id
                and (t.status = 'RUNNING'
                  or (t.status = 'PENDING' and t.dispatched_at is not null)))
              and (s.id is null or s.deleted_at is not null or s.session_status <> 'ACTIVE'
                or s.updated_at < :idle)
            """;

    Optional<LeaseEntity> lock(UUID id) {
        return locked("id", id);
    }

    /// The lease that a session wants or holds; there is one at most.
    Optional<LeaseEntity> lockLive(SessionId session) {
        return locked(
                "sessionId = ?1 and state in (?2, ?3)",
                session.value(),
                new LeaseState.Wanted(),
                new LeaseState.Held());
    }

    /// What a session gives back and nobody has been told of yet.
    Optional<LeaseEntity> lockUntoldReturn(SessionId session) {
        return locked(
                "sessionId = ?1 and state = ?2 and returnAskedAt is null",
                session.value(),
                new LeaseState.Returning());
    }

    /// What a session holds.
    public Optional<LeaseEntity> held(SessionId session) {
        return find("sessionId = ?1 and state = ?2", session.value(), new LeaseState.Held())
                .firstResultOptional();
    }

    boolean anyReturning(SessionId session) {
        return count("sessionId = ?1 and state = ?2", session.value(), new LeaseState.Returning())
                > 0;
    }

    /// Whether another lease has the same token.
    boolean anyOtherWith(byte[] tokenHash, UUID id) {
        return count("tokenHash = ?1 and id <> ?2", tokenHash, id) > 0;
    }

    /// Whether a lease has the token, or had it.
    boolean anyWith(byte[] tokenHash) {
        return count("tokenHash", (Object) tokenHash) > 0;
    }

    /// The lease to be asked for next, the most urgent first.
    Optional<LeaseEntity> lockWanted(Instant now) {
        return unlessBusy(
                "state = ?1 and nextAttemptAt <= ?2 order by urgency, wantedAt, id",
                new LeaseState.Wanted(),
                now);
    }

    /// The lease to be given back next.
    Optional<LeaseEntity> lockReturning(Instant now) {
        return unlessBusy(
                "state = ?1 and nextAttemptAt <= ?2 order by nextAttemptAt, id",
                new LeaseState.Returning(),
                now);
    }

    /// How many leases wait in a state, and since when.
    ///
    /// @param since the column that says so
    Backlog backlog(LeaseState state, String since, Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min("
                                        + since
                                        + ") from LeaseEntity"
                                        + " where state = :state",
                                Object[].class)
                        .setParameter("state", state)
                        .getSingleResult();
        return row[1] instanceof Instant oldest
                ? new Backlog((Long) row[0], Duration.between(oldest, now))
                : Backlog.NONE;
    }

    /// Leases that are held to no purpose; a hint, to be looked at again under the locks.
    List<UUID> useless(Instant idle, int most) {
        return uuids(USELESS + " order by l.id limit " + most, idle, null);
    }

    boolean isUseless(UUID id, Instant idle) {
        return !uuids(USELESS + " and l.id = :id", idle, id).isEmpty();
    }

    /// Leases that are to be renewed; a hint.
    List<UUID> unrenewed(Instant since, int most) {
        return find(
                        "state = ?1 and renewedAt < ?2 order by renewedAt",
                        new LeaseState.Held(),
                        since)
                .page(0, most)
                .stream()
                .map(lease -> lease.id)
                .toList();
    }

    /// Leases of an item that were given up.
    List<UUID> abandonedOf(String json) {
        List<?> rows =
                getEntityManager()
                        .createNativeQuery(
                                """
                                select id from sandbox_leases
                                where status = 'ABANDONED'
                                  and item = cast(:json as jsonb)
                                order by id
                                """,
                                UUID.class)
                        .setParameter("json", json)
                        .getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    /// Whether a session is at work, or could be.
    boolean isLive(SessionId session) {
        return !getEntityManager()
                .createNativeQuery(
                        """
                        select 1 from sessions where id = :session
                          and deleted_at is null and session_status = 'ACTIVE'
                        """)
                .setParameter("session", session.value())
                .getResultList()
                .isEmpty();
    }

    private List<UUID> uuids(String sql, Instant idle, @Nullable UUID id) {
        var query =
                getEntityManager().createNativeQuery(sql, UUID.class).setParameter("idle", idle);
        if (id != null) {
            query.setParameter("id", id);
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(UUID.class::cast).toList();
    }

    private Optional<LeaseEntity> locked(String condition, Object... parameters) {
        return find(condition, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    private Optional<LeaseEntity> unlessBusy(String condition, Object... parameters) {
        return find(condition, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }
}
