package io.millrace.session.sandboxes.operations;

import io.millrace.session.retention.Purge;
import io.millrace.session.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// Returns that were settled long ago.
@ApplicationScoped
class OperationPurge implements Purge {
    private final EntityManager database;
    private final RetentionConfig config;

    OperationPurge(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String what() {
        return "returns of sandboxes";
    }

    @Override
    public Duration kept() {
        return config.sandboxes();
    }

    @Override
    @Transactional
    public int purge(Instant before, int most) {
        return database.createNativeQuery(
                        """
                        delete from sandbox_operations where id in (
                          select id from sandbox_operations
                          where status in ('COMPLETED', 'FAILED') and updated_at < :before
                          order by updated_at limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
