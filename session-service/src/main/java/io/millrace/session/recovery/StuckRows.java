package io.millrace.session.recovery;

import io.millrace.session.background.Backlog;
import io.millrace.streams.contract.catalogue.TaskPriority;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where something may have come to a stand. Hints, without locks; each query has its index.
@ApplicationScoped
class StuckRows {
    /// Before every task.
    static final TaskId FIRST = new TaskId(new UUID(0, 0));

    /// A task waits, for the first time or to be gone on with, and is due, and no other of its
    /// session is with an agent.
    private static final String UNATTENDED =
            """
            from tasks t join sessions s on s.id = t.session_id
            where (t.status = 'PENDING'
                or (t.status in ('NEEDS_HELP', 'NEEDS_REVIEW') and t.control = 'ASSISTANT'))
              and t.dispatched_at is null
              and t.queued_at <= :before
              and (t.scheduled_for is null or t.scheduled_for <= :before)
              and s.deleted_at is null and s.session_status <> 'ARCHIVED'
              and not exists (select 1 from tasks o where o.session_id = t.session_id
                and (o.status = 'RUNNING'
                     or (o.status = 'PENDING' and o.dispatched_at is not null)))
              and not exists (select 1 from sandbox_leases l
                where l.session_id = t.session_id and l.status = 'WANTED')
            """;

    private final EntityManager entities;

    StuckRows(EntityManager entities) {
        this.entities = entities;
    }

    /// A task that is with an agent and of which nothing was heard for a while.
    record Silent(SessionId session, TaskId task, TaskPriority priority, Instant dispatched) {}

    @Transactional
    List<SessionId> unattended(Instant before, int most) {
        return sessions(
                entities.createNativeQuery("select distinct t.session_id " + UNATTENDED, UUID.class)
                        .setParameter("before", before)
                        .setMaxResults(most));
    }

    @Transactional
    Backlog unattendedBacklog(Instant before, Instant now) {
        Object[] row =
                (Object[])
                        entities.createNativeQuery(
                                        "select count(*), min(t.queued_at) " + UNATTENDED,
                                        Object[].class)
                                .setParameter("before", before)
                                .getSingleResult();
        return row[1] instanceof Instant first
                ? new Backlog(((Number) row[0]).longValue(), Duration.between(first, now))
                : Backlog.NONE;
    }

    /// In the order of their ids, beyond one of them.
    @Transactional
    List<Silent> silent(Instant before, TaskId after, int most) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                select t.session_id, t.id, t.priority, t.dispatched_at
                                from tasks t join sessions s on s.id = t.session_id
                                where (t.status = 'RUNNING' or t.status = 'PENDING')
                                  and t.dispatched_at <= :before and t.updated_at <= :before
                                  and t.id > :after and s.deleted_at is null
                                order by t.id
                                """,
                                Object[].class)
                        .setParameter("before", before)
                        .setParameter("after", after.value())
                        .setMaxResults(most)
                        .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row ->
                        new Silent(
                                new SessionId((UUID) row[0]),
                                new TaskId((UUID) row[1]),
                                TaskPriority.valueOf((String) row[2]),
                                (Instant) row[3]))
                .toList();
    }

    /// Sessions of which a task is past the deadline of its state, or that have no open task and
    /// are not settled.
    ///
    /// @param settled when a session with an ended task should have followed it
    @Transactional
    List<SessionId> overdue(Cutoffs cutoffs, Instant settled, int most) {
        return sessions(
                entities.createNativeQuery(
                                """
                                select session_id from tasks
                                where status = 'PENDING'
                                  and queued_at <= :pending
                                  and (scheduled_for is null or scheduled_for <= :pending)
                                union
                                select session_id from tasks
                                where status = 'RUNNING' and executed_at <= :running
                                union
                                select session_id from tasks
                                where status = 'NEEDS_HELP' and updated_at <= :needsHelp
                                union
                                select session_id from tasks
                                where status = 'NEEDS_REVIEW' and updated_at <= :needsReview
                                union
                                select s.id from sessions s
                                where s.session_status = 'ACTIVE' and s.deleted_at is null
                                  and (s.updated_at <= :idle
                                    or (s.updated_at <= :settled
                                      and (s.inbox_status in ('ACTIVE', 'PROCESSING')
                                           or s.cancellation_status = 'requested')))
                                  and not exists (select 1 from tasks t
                                    where t.session_id = s.id and t.status in
                                      ('PENDING', 'RUNNING', 'NEEDS_HELP', 'NEEDS_REVIEW'))
                                """,
                                UUID.class)
                        .setParameter("pending", cutoffs.pending())
                        .setParameter("running", cutoffs.running())
                        .setParameter("needsHelp", cutoffs.needsHelp())
                        .setParameter("needsReview", cutoffs.needsReview())
                        .setParameter("idle", cutoffs.idle())
                        .setParameter("settled", settled)
                        .setMaxResults(most));
    }

    private static List<SessionId> sessions(Query query) {
        List<?> ids = query.getResultList();
        return ids.stream().map(id -> new SessionId((UUID) id)).toList();
    }
}
