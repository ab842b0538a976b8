package io.millrace.session.messages;

import io.millrace.session.paging.PageRequest;
import io.millrace.streams.contract.ids.MessageId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What messages said before, in the database.
@ApplicationScoped
public class MessageEditRepository
        implements PanacheRepositoryBase<MessageEditEntity, MessageEditEntity.Key> {

    /// The newest first.
    List<MessageEditEntity> list(MessageId message, PageRequest page) {
        var key = page.numberKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from MessageEditEntity where messageId = :message"
                                        + (key.isPresent() ? " and version < :key" : "")
                                        + " order by version desc",
                                MessageEditEntity.class)
                        .setParameter("message", message.value())
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(MessageId message) {
        return Math.min(count("messageId", message.value()), PageRequest.MAX_TOTAL);
    }
}
