package io.millrace.session.sandboxes.webhooks;

import io.millrace.session.background.Backlog;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;

/// Deliveries in the database.
@ApplicationScoped
public class DeliveryRepository implements PanacheRepositoryBase<DeliveryEntity, UUID> {

    /// The next one that is due and that nobody else is just at.
    ///
    /// @param spared subscribers to be left alone
    Optional<DeliveryEntity> lockDue(Instant now, Set<String> spared) {
        String condition = "nextAttemptAt <= ?1";
        var query =
                spared.isEmpty()
                        ? find(condition + " order by nextAttemptAt, id", now)
                        : find(
                                condition + " and subscriber not in ?2 order by nextAttemptAt, id",
                                now,
                                spared);
        return query
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list()
                .stream()
                .findFirst();
    }

    /// How many wait to be sent, and since when.
    Backlog backlog(Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min(createdAt) from DeliveryEntity"
                                        + " where nextAttemptAt is not null",
                                Object[].class)
                        .getSingleResult();
        return row[1] instanceof Instant oldest
                ? new Backlog((Long) row[0], Duration.between(oldest, now))
                : Backlog.NONE;
    }
}
