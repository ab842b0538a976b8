package io.millrace.session.sandboxes.incoming;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/// The signatures of messages that have been heard.
@ApplicationScoped
class HeardRepository {
    private final EntityManager database;

    HeardRepository(EntityManager database) {
        this.database = database;
    }

    /// @return whether it was not there before
    boolean add(byte[] signature, Instant now) {
        return database.createNativeQuery(
                                """
                                insert into sandbox_heard (signature, heard_at)
                                values (:signature, :now) on conflict do nothing
                                """)
                        .setParameter("signature", signature)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /// Those from before could not be heard again.
    void forgetBefore(Instant limit) {
        database.createNativeQuery("delete from sandbox_heard where heard_at < :limit")
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
