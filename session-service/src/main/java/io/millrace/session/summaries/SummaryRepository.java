package io.millrace.session.summaries;

import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.SummaryId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Summaries in the database.
@ApplicationScoped
public class SummaryRepository implements PanacheRepositoryBase<SummaryEntity, UUID> {

    /// A summary of a session that somebody may view.
    Optional<SummaryEntity> find(Participant who, SummaryId id) {
        Map<String, Object> parameters = new HashMap<>();
        String access = Access.VIEW.condition(who, parameters);
        var query =
                getEntityManager()
                        .createQuery(
                                "select m from SummaryEntity m"
                                        + " join SessionEntity s on s.id = m.sessionId"
                                        + " where m.id = :id and s.deletedAt is null and "
                                        + access,
                                SummaryEntity.class)
                        .setParameter("id", id.value());
        parameters.forEach(query::setParameter);
        return query.getResultStream().findFirst();
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
