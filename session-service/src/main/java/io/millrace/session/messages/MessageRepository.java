package io.millrace.session.messages;

import io.millrace.session.paging.PageRequest;
import io.millrace.session.sessions.Access;
import io.millrace.session.sessions.Participant;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Messages in the database.
@ApplicationScoped
public class MessageRepository implements PanacheRepositoryBase<MessageEntity, UUID> {
    /// The condition on a message `m` that leaves out those of deleted tasks.
    private static final String OF_TASK_STILL_THERE =
            "not exists (select 1 from TaskEntity t"
                    + " where t.id = m.taskId and t.deletedAt is not null)";

    /// A message of a session that somebody may view.
    Optional<MessageEntity> find(Participant who, MessageId id) {
        Map<String, Object> parameters = new HashMap<>();
        String access = Access.VIEW.condition(who, parameters);
        var query =
                getEntityManager()
                        .createQuery(
                                "select m from MessageEntity m"
                                        + " join SessionEntity s on s.id = m.sessionId"
                                        + " where m.id = :id and m.deletedAt is null"
                                        + " and s.deletedAt is null and "
                                        + OF_TASK_STILL_THERE
                                        + " and "
                                        + access,
                                MessageEntity.class)
                        .setParameter("id", id.value());
        parameters.forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /// The session of a message, without reading the message itself: that is done under the row
    /// lock.
    Optional<SessionId> sessionOf(UserId owner, MessageId id) {
        return getEntityManager()
                .createQuery(
                        """
                        select s.id from SessionEntity s, MessageEntity m, TaskEntity t
                        where m.id = :id and s.id = m.sessionId and s.userId = :owner
                          and s.deletedAt is null and t.id = m.taskId and t.deletedAt is null
                        """,
                        UUID.class)
                .setParameter("id", id.value())
                .setParameter("owner", owner.value())
                .getResultStream()
                .findFirst()
                .map(SessionId::new);
    }

    /// A message of a session whose row lock the caller holds.
    Optional<MessageEntity> findIn(SessionId session, MessageId id) {
        return find("id = ?1 and sessionId = ?2 and deletedAt is null", id.value(), session.value())
                .firstResultOptional();
    }

    /// Marks what a summary stands for.
    void summarise(SessionId session, Collection<MessageId> messages, UUID summary) {
        update(
                "summaryId = ?1 where sessionId = ?2 and id in ?3",
                summary,
                session.value(),
                messages.stream().map(MessageId::value).toList());
    }

    /// Of a session or of a task, in the order they were written.
    List<MessageEntity> list(Scope scope, PageRequest page) {
        var key = page.numberKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from MessageEntity m where %s%s order by position"
                                        .formatted(
                                                scope.condition(),
                                                key.isPresent() ? " and position > :key" : ""),
                                MessageEntity.class)
                        .setParameter("id", scope.id())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// The newest first.
    List<MessageEntity> latest(SessionId session, int most) {
        return find(
                        "from MessageEntity m where m.sessionId = ?1 and m.deletedAt is null and "
                                + OF_TASK_STILL_THERE
                                + " order by m.position desc",
                        session.value())
                .page(0, most)
                .list();
    }

    /// In the order they were written.
    List<MessageEntity> behind(SessionId session, long position, int most) {
        return find(
                        "from MessageEntity m where m.sessionId = ?1 and m.position > ?2"
                                + " and m.deletedAt is null and "
                                + OF_TASK_STILL_THERE
                                + " order by m.position",
                        session.value(),
                        position)
                .page(0, most)
                .list();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(Scope scope) {
        return Math.min(
                count("from MessageEntity m where " + scope.condition(), Map.of("id", scope.id())),
                PageRequest.MAX_TOTAL);
    }

    /// Whose messages.
    sealed interface Scope {
        UUID id();

        /// The condition of a query on the entity `m`; its parameter is `id`.
        String condition();

        record OfSession(UUID id) implements Scope {
            @Override
            public String condition() {
                return "m.sessionId = :id and m.deletedAt is null and " + OF_TASK_STILL_THERE;
            }
        }

        record OfTask(UUID id) implements Scope {
            @Override
            public String condition() {
                return "m.taskId = :id and m.deletedAt is null";
            }
        }
    }
}
