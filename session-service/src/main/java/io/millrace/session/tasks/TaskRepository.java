package io.millrace.session.tasks;

import io.millrace.session.background.Backlog;
import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.session.sessions.SessionStatus;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Tasks in the database. Ownership is part of every query that a user's request leads to.
@ApplicationScoped
public class TaskRepository implements PanacheRepositoryBase<TaskEntity, UUID> {

    /// A task of a session that somebody may view.
    Optional<TaskEntity> find(Participant who, TaskId id) {
        return visible("t", TaskEntity.class, who, id);
    }

    /// The session of a task, without reading the task itself: that is done under the row lock.
    public Optional<SessionId> sessionOf(Participant who, TaskId id) {
        return visible("t.sessionId", UUID.class, who, id).map(SessionId::new);
    }

    private <T> Optional<T> visible(String what, Class<T> type, Participant who, TaskId id) {
        Map<String, Object> parameters = new HashMap<>();
        String access = Access.VIEW.condition(who, parameters);
        var query =
                getEntityManager()
                        .createQuery(
                                "select "
                                        + what
                                        + " from TaskEntity t join SessionEntity s"
                                        + " on s.id = t.sessionId"
                                        + " where t.id = :id and t.deletedAt is null"
                                        + " and s.deletedAt is null and "
                                        + access,
                                type)
                        .setParameter("id", id.value());
        parameters.forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /// A task of a session whose row lock the caller holds.
    public Optional<TaskEntity> findIn(SessionId session, TaskId id) {
        return find("id = ?1 and sessionId = ?2", id.value(), session.value())
                .firstResultOptional();
    }

    /// The first task of a session, by when it was made.
    public Optional<TaskEntity> first(SessionId session) {
        return find("sessionId = ?1 and deletedAt is null order by id", session.value())
                .firstResultOptional();
    }

    /// The tasks of a session that can still move.
    public List<TaskEntity> open(SessionId session) {
        return list(
                "sessionId = ?1 and state in ?2",
                session.value(),
                TaskState.all().stream().filter(state -> !state.isFinal()).toList());
    }

    /// Sessions with a running task whose cancellation is overdue; a hint, to be looked at again
    /// under the row lock.
    public List<SessionId> withOverdueCancellation(Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        "select distinct sessionId from TaskEntity"
                                + " where state = :running and cancelDeadline <= :now",
                        UUID.class)
                .setParameter("running", new TaskState.Running())
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(SessionId::new)
                .toList();
    }

    /// The running tasks that were asked to stop, and since when the first of them.
    public Backlog beingCancelled(Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min(cancelRequestedAt) from TaskEntity"
                                        + " where state = :running and cancelDeadline is not null",
                                Object[].class)
                        .setParameter("running", new TaskState.Running())
                        .getSingleResult();
        return row[1] instanceof Instant first
                ? new Backlog((long) row[0], Duration.between(first, now))
                : Backlog.NONE;
    }

    /// Sessions with scheduled tasks whose time has come, the longest overdue first; a hint, to be
    /// looked at again under the row lock.
    public List<SessionId> sessionsWithDue(Instant now, int most) {
        return getEntityManager()
                .createQuery(
                        """
                        select t.sessionId from TaskEntity t
                        where t.state = :pending and t.queuedAt is null and t.scheduledFor <= :now
                          and exists (from SessionEntity s where s.id = t.sessionId
                            and s.deletedAt is null and s.status <> :archived)
                        group by t.sessionId order by min(t.scheduledFor)
                        """,
                        UUID.class)
                .setParameter("pending", new TaskState.Pending())
                .setParameter("archived", new SessionStatus.Archived())
                .setParameter("now", now)
                .setMaxResults(most)
                .getResultStream()
                .map(SessionId::new)
                .toList();
    }

    /// The scheduled tasks of a session whose time has come and which do not wait yet.
    public List<TaskEntity> due(SessionId session, Instant now) {
        return list(
                "sessionId = ?1 and state = ?2 and queuedAt is null and scheduledFor <= ?3"
                        + " order by scheduledFor, id",
                session.value(),
                new TaskState.Pending(),
                now);
    }

    /// The scheduled tasks whose time has come, and for how long the first of them.
    public Backlog overdue(Instant now) {
        Object[] row =
                getEntityManager()
                        .createQuery(
                                "select count(*), min(scheduledFor) from TaskEntity"
                                        + " where state = :pending and queuedAt is null"
                                        + " and scheduledFor <= :now",
                                Object[].class)
                        .setParameter("pending", new TaskState.Pending())
                        .setParameter("now", now)
                        .getSingleResult();
        return row[1] instanceof Instant first
                ? new Backlog((long) row[0], Duration.between(first, now))
                : Backlog.NONE;
    }

    /// Whether an agent has, or is about to have, a task of the session.
    boolean anyWithAgent(SessionId session) {
        return count(
                        "sessionId = ?1 and (state = ?2 or (state = ?3 and dispatchedAt is not null))",
                        session.value(),
                        new TaskState.Running(),
                        new TaskState.Pending())
                > 0;
    }

    /// The task that runs next in the session: by priority, then by who came first. One that is
    /// scheduled has not come before its time.
    Optional<TaskEntity> nextWaiting(SessionId session) {
        return find(
                        """
                        sessionId = ?1 and dispatchedAt is null and queuedAt is not null
                          and (state = ?2 or (state in ?3 and control = ASSISTANT))
                        order by case priority
                            when URGENT then 0 when HIGH then 1 when MEDIUM then 2 else 3 end,
                          queuedAt, id
                        """,
                        session.value(),
                        new TaskState.Pending(),
                        List.of(new TaskState.NeedsHelp(), new TaskState.NeedsReview()))
                .firstResultOptional();
    }

    /// The task of the session that ended last.
    Optional<TaskEntity> lastEnded(SessionId session) {
        return find(
                        "sessionId = ?1 and completedAt is not null order by completedAt desc, id desc",
                        session.value())
                .firstResultOptional();
    }

    /// The newest first.
    List<TaskEntity> list(TaskFilter filter, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = filter.condition(parameters);
        var key = page.idKey();
        if (key.isPresent()) {
            condition += " and id < :key";
            parameters.put("key", key.get());
        }
        var query =
                getEntityManager()
                        .createQuery(
                                "from TaskEntity where " + condition + " order by id desc",
                                TaskEntity.class)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(TaskFilter filter) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = filter.condition(parameters);
        return Math.min(count(condition, parameters), PageRequest.MAX_TOTAL);
    }
}
