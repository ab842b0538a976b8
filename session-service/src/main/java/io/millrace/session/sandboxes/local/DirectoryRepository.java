package io.millrace.session.sandboxes.local;

import io.millrace.session.background.Backlog;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;

/// Directories in the database.
@ApplicationScoped
public class DirectoryRepository implements PanacheRepositoryBase<DirectoryEntity, UUID> {

    /// Nobody else lends under the root until the transaction ends: they are counted.
    void lockRoot(String root) {
        getEntityManager()
                .createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended("
                                + "'sandbox-root:' || :root, 0))")
                .setParameter("root", root)
                .getSingleResult();
    }

    long countUnder(String root) {
        return count("root", root);
    }

    Optional<DirectoryEntity> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<DirectoryEntity> lockOfKey(BorrowKey key) {
        return find("borrowKey", key.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// One that was lent and whose time is over.
    Optional<DirectoryEntity> lockExpired(String root, Instant now) {
        return unlessBusy(
                "state = ?1 and root = ?2 and expiresAt <= ?3 order by expiresAt",
                new DirectoryState.Lent(),
                root,
                now);
    }

    /// The one to be removed next.
    Optional<DirectoryEntity> lockDue(String root, Instant now) {
        return unlessBusy(
                "state = ?1 and root = ?2 and nextAttemptAt <= ?3 order by nextAttemptAt, id",
                new DirectoryState.Clearing(),
                root,
                now);
    }

    /// Moves the end of a loan.
    ///
    /// @return whether it was still a loan
    boolean extend(BorrowKey key, Instant until) {
        return update("expiresAt = ?1 where borrowKey = ?2", until, key.value()) > 0;
    }

    /// Those of them that have a row, under whichever root.
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(
                getEntityManager()
                        .createQuery(
                                "select d.id from DirectoryEntity d where d.id in (:ids)",
                                UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    /// Writes a row for a directory that is to be removed and has none.
    ///
    /// @return whether it had none
    boolean adopt(UUID id, String root, Instant now) {
        return getEntityManager()
                        .createNativeQuery(
                                """
                                insert into sandbox_directories (id, root, status, lent_at,
                                  ended_at, attempts, next_attempt_at, version)
                                values (:id, :root, 'CLEARING', :now, :now, 0, :now, 0)
                                on conflict (id) do nothing\
                                """)
                        .setParameter("id", id)
                        .setParameter("root", root)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /// How many wait to be removed, and since when.
    Backlog backlog(String root, Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min(endedAt) from DirectoryEntity"
                                        + " where state = :state and root = :root",
                                Object[].class)
                        .setParameter("state", new DirectoryState.Clearing())
                        .setParameter("root", root)
                        .getSingleResult();
        return row[1] instanceof Instant oldest
                ? new Backlog((Long) row[0], Duration.between(oldest, now))
                : Backlog.NONE;
    }

    private Optional<DirectoryEntity> unlessBusy(String condition, Object... parameters) {
        List<DirectoryEntity> found =
                find(condition, parameters)
                        .withLock(LockModeType.PESSIMISTIC_WRITE)
                        .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                        .page(0, 1)
                        .list();
        return found.stream().findFirst();
    }
}
