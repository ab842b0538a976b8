package io.millrace.session.sandboxes.leases;

import io.millrace.session.retention.Purge;
import io.millrace.session.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/// Leases that ended long ago; those that were given up stay.
@ApplicationScoped
class LeasePurge implements Purge {
    private final EntityManager database;
    private final RetentionConfig config;

    LeasePurge(EntityManager database, RetentionConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public String what() {
        return "leases";
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
                        delete from sandbox_leases where id in (
                          select id from sandbox_leases
                          where status in ('RETURNED', 'WITHDRAWN', 'LOST') and ended_at < :before
                          order by ended_at limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }
}
