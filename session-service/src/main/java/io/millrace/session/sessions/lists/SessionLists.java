package io.millrace.session.sessions.lists;

import io.millrace.rest.DomainException;
import io.millrace.rest.ErrorCode;
import io.millrace.rest.Page;
import io.millrace.rest.batches.Batch;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.SessionEntity;
import io.millrace.session.sessions.SessionView;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finding one's own sessions.
@ApplicationScoped
public class SessionLists {
    private final EntityManager database;

    public SessionLists(EntityManager database) {
        this.database = database;
    }

    /// The owner's sessions that meet the criteria, page by page.
    @Transactional
    public Page<SessionView> list(
            UserId owner, SessionCriteria criteria, SessionOrder order, PageRequest page) {
        SessionSelection selection = new SessionSelection(owner, criteria);
        if (page.key() != null) {
            selection.behind(order, page.key());
        }
        Query query =
                database.createNativeQuery(selection.rows(order), SessionEntity.class)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        selection.parameters().forEach(query::setParameter);
        List<?> rows = query.getResultList();
        return page.page(
                rows.stream().map(SessionEntity.class::cast).toList(),
                order::place,
                SessionView::of,
                () -> count(owner, criteria));
    }

    /// All of the owner's sessions, the newest first.
    @Transactional
    public Page<SessionView> newest(UserId owner, PageRequest page) {
        return list(owner, SessionCriteria.NONE, SessionOrder.parse(null, null), page);
    }

    /// Counted no further than a list's total goes.
    private long count(UserId owner, SessionCriteria criteria) {
        SessionSelection selection = new SessionSelection(owner, criteria);
        Query query =
                database.createNativeQuery(
                                "select count(*) from (select 1 from sessions s where "
                                        + selection.where()
                                        + " limit :most) counted")
                        .setParameter("most", PageRequest.MAX_TOTAL);
        selection.parameters().forEach(query::setParameter);
        return ((Number) query.getSingleResult()).longValue();
    }

    /// The owner's sessions that a change by criteria is meant for, the oldest first.
    ///
    /// @param param what the caller wrote the criteria in, for the refusal
    /// @throws DomainException UNPROCESSABLE when nothing is asked for, or more than a batch meet
    ///   it
    @Transactional
    public List<SessionId> chosen(UserId owner, SessionCriteria criteria, @Nullable String param) {
        if (criteria.isEmpty() || criteria.wantsDeleted()) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE,
                    "At least one criterion must say which sessions are meant, and none of them"
                            + " may be deleted",
                    param);
        }
        SessionSelection selection = new SessionSelection(owner, criteria);
        Query query =
                database.createNativeQuery(
                                "select s.id from sessions s where "
                                        + selection.where()
                                        + " order by s.id",
                                UUID.class)
                        .setMaxResults(Batch.MOST + 1);
        selection.parameters().forEach(query::setParameter);
        List<?> ids = query.getResultList();
        if (ids.size() > Batch.MOST) {
            throw new DomainException(
                    ErrorCode.UNPROCESSABLE,
                    "The criteria choose more than " + Batch.MOST + " sessions",
                    param);
        }
        return ids.stream().map(UUID.class::cast).map(SessionId::new).toList();
    }
}
