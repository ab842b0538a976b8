package io.millrace.session.messages;

import io.millrace.session.paging.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Messages in the database.
@ApplicationScoped
public class MessageRepository implements PanacheRepositoryBase<MessageEntity, UUID> {

    /// Of a session or of a task, in the order they were written.
    List<MessageEntity> list(Scope scope, PageRequest page) {
        var key = page.numberKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from MessageEntity where %s = :id%s order by position"
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
        return Math.min(count(scope.field() + " = ?1", scope.id()), PageRequest.MAX_TOTAL);
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
