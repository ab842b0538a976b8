package io.millrace.agent.tokens;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/// The stored key pairs.
@Singleton
public class SigningKeyRepository implements PanacheRepositoryBase<SigningKeyEntity, String> {
    /// An arbitrary number that all instances use for this lock and for no other.
    private static final long LOCK = 0x6d696c6c6b6579L;

    /// Keeps other instances from making a key until the transaction ends.
    void lock() {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    /// All, the newest first.
    List<SigningKeyEntity> newestFirst() {
        return list("order by createdAt desc, id");
    }
}
