package io.millrace.session.deadletters;

import io.millrace.session.background.JobName;
import io.millrace.session.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Dead letters in the database.
@ApplicationScoped
public class DeadLetterRepository implements PanacheRepositoryBase<DeadLetterEntity, UUID> {

    Optional<DeadLetterEntity> lock(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    /// The letter about a thing that a background task has given up on and nobody has dealt with.
    Optional<DeadLetterEntity> pendingOf(JobName job, String entityId) {
        return find(
                        "taskType = ?1 and entityId = ?2 and status = ?3 and envelopeId is null",
                        job.wireName(),
                        entityId,
                        new DeadLetterStatus.Pending())
                .firstResultOptional();
    }

    /// The newest first.
    List<DeadLetterEntity> list(@Nullable DeadLetterStatus status, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = "true";
        if (status != null) {
            condition = "status = :status";
            parameters.put("status", status);
        }
        var key = page.idKey();
        if (key.isPresent()) {
            condition += " and id < :key";
            parameters.put("key", key.get());
        }
        var query =
                getEntityManager()
                        .createQuery(
                                "from DeadLetterEntity where " + condition + " order by id desc",
                                DeadLetterEntity.class)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long countIn(@Nullable DeadLetterStatus status) {
        return ((Number)
                        getEntityManager()
                                .createNativeQuery(
                                        """
                                        select count(*) from (
                                          select 1 from dead_letters
                                          where cast(:status as text) is null or status = :status
                                          limit :most) counted
                                        """)
                                .setParameter("status", status == null ? null : status.name())
                                .setParameter("most", PageRequest.MAX_TOTAL)
                                .getSingleResult())
                .longValue();
    }

    /// Deletes letters that were dealt with before that time, a bounded number.
    int purge(Instant before, int most) {
        return getEntityManager()
                .createNativeQuery(
                        """
                        delete from dead_letters where id in (
                          select id from dead_letters
                          where status <> 'pending' and updated_at < :before
                          order by updated_at limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
