package io.millrace.session.sandboxes.webhooks;

import io.millrace.session.retention.Purge;
import io.millrace.session.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// What subscribers were told long ago, or could not be.
@ApplicationScoped
class DeliveryPurge implements Purge {
    private final EntityManager database;
    private final RetentionConfig config;

    DeliveryPurge(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String what() {
        return "webhook deliveries";
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
                        delete from sandbox_deliveries where id in (
                          select id from sandbox_deliveries
                          where next_attempt_at is null and created_at < :before
                          order by created_at limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
