package io.millrace.session.sandboxes.operations;

import io.millrace.session.background.Backlog;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;

/// Operations in the database.
@ApplicationScoped
public class OperationRepository implements PanacheRepositoryBase<OperationEntity, UUID> {

    Optional<OperationEntity> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /// An unfinished one that is due and that nobody else is just at.
    Optional<OperationEntity> lockDue(Instant now) {
        return find(
                        "state = ?1 and nextAttemptAt <= ?2 order by nextAttemptAt, id",
                        new OperationState.Pending(),
                        now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }

    /// How many wait to be settled, and since when.
    Backlog backlog(Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min(createdAt) from OperationEntity"
                                        + " where state = :state",
                                Object[].class)
                        .setParameter("state", new OperationState.Pending())
                        .getSingleResult();
        return row[1] instanceof Instant oldest
                ? new Backlog((Long) row[0], Duration.between(oldest, now))
                : Backlog.NONE;
    }
}
