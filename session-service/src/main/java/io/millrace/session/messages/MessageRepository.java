package io.millrace.session.messages;

import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.ids.MessageId;
import io.millrace.streams.contract.ids.SessionId;
import io.millrace.streams.contract.ids.UserId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Messages in the database.
@ApplicationScoped
public class MessageRepository implements PanacheRepositoryBase<MessageEntity, UUID> {

    /// One of a user's messages.
    Optional<MessageEntity> findOwned(UserId owner, MessageId id) {
        return find(
                        """
                        from MessageEntity m where m.id = ?1 and m.deletedAt is null and exists (
                          from SessionEntity s
                          where s.id = m.sessionId and s.userId = ?2 and s.deletedAt is null)
                        """,
                        id.value(),
                        owner.value())
                .firstResultOptional();
    }

    /// The session of a message, without reading the message itself: that is done under the row
    /// lock.
    Optional<SessionId> sessionOf(UserId owner, MessageId id) {
        return getEntityManager()
                .createQuery(
                        """
                        select s.id from SessionEntity s, MessageEntity m
                        where m.id = :id and s.id = m.sessionId and s.userId = :owner
                          and s.deletedAt is null
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
                                "from MessageEntity where %s = :id and deletedAt is null%s order by position"
                                        .formatted(
                                                scope.field(),
                                                key.isPresent() ? " and position > :key" : ""),
                                MessageEntity.class)
                        .setParameter("id", scope.id())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(Scope scope) {
        return Math.min(
                count(scope.field() + " = ?1 and deletedAt is null", scope.id()),
                PageRequest.MAX_TOTAL);
    }

    /// Whose messages.
    sealed interface Scope {
        UUID id();

        /// The entity's field that holds the id.
        String field();

        record OfSession(UUID id) implements Scope {
            @Override
            public String field() {
                return "sessionId";
            }
        }

        record OfTask(UUID id) implements Scope {
            @Override
            public String field() {
                return "taskId";
            }
        }
    }
}
