package io.millrace.session.summaries;

import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Summaries in the database.
@ApplicationScoped
public class SummaryRepository implements PanacheRepositoryBase<SummaryEntity, UUID> {

    /// One of a user's summaries.
    Optional<SummaryEntity> findOwned(UserId owner, SummaryId id) {
        return find(
                        """
                        from SummaryEntity m where m.id = ?1 and exists (
                          from SessionEntity s
                          where s.id = m.sessionId and s.userId = ?2 and s.deletedAt is null)
                        """,
                        id.value(),
                        owner.value())
                .firstResultOptional();
    }

    /// Whether a session has that summary.
    boolean isIn(SessionId session, SummaryId id) {
        return count("id = ?1 and sessionId = ?2", id.value(), session.value()) > 0;
    }

    /// Of a session, in the order they were written.
    List<SummaryEntity> list(SessionId session, PageRequest page) {
        var key = page.idKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from SummaryEntity where sessionId = :session"
                                        + (key.isPresent() ? " and id > :key" : "")
                                        + " order by id",
                                SummaryEntity.class)
                        .setParameter("session", session.value())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(SessionId session) {
        return Math.min(count("sessionId", session.value()), PageRequest.MAX_TOTAL);
    }
}
