package io.millrace.session.sandboxes.pool;

import io.millrace.session.paging.PageRequest;
import io.millrace.session.sandboxes.allocation.BorrowKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/// Items in the database.
@ApplicationScoped
public class ItemRepository implements PanacheRepositoryBase<ItemEntity, UUID> {
    private static final String LOCK_TIMEOUT = "jakarta.persistence.lock.timeout";

    Optional<ItemEntity> lock(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<ItemEntity> lockOfKey(BorrowKey key) {
        return find("borrowKey", key.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The item that has been free longest, passing over those that others are just taking.
    Optional<ItemEntity> lockFree() {
        return unlessBusy("state = ?1 order by freeSince, id", new ItemState.Free()).stream()
                .findFirst();
    }

    /// An item that was lent and whose time is over.
    Optional<ItemEntity> lockExpired(Instant now) {
        return unlessBusy(
                        "state = ?1 and expiresAt <= ?2 order by expiresAt",
                        new ItemState.Borrowed(),
                        now)
                .stream()
                .findFirst();
    }

    private List<ItemEntity> unlessBusy(String condition, Object... parameters) {
        return find(condition, parameters)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
                .page(0, 1)
                .list();
    }

    /// Whether an item is equal, as JSON, to a text.
    boolean isSame(UUID id, String json) {
        return !getEntityManager()
                .createNativeQuery(
                        "select 1 from sandbox_items where id = :id and item = cast(:json as jsonb)")
                .setParameter("id", id)
                .setParameter("json", json)
                .getResultList()
                .isEmpty();
    }

    /// Moves the end of a loan.
    ///
    /// @return whether it was still a loan
    boolean extend(BorrowKey key, Instant until) {
        return update("expiresAt = ?1 where borrowKey = ?2", until, key.value()) > 0;
    }

    /// The newest first.
    List<ItemEntity> list(@Nullable ItemState state, PageRequest page) {
        var key = page.idKey();
        var query =
                getEntityManager()
                        .createQuery(
                                "from ItemEntity where true = true"
                                        + (state == null ? "" : " and state = :state")
                                        + (key.isPresent() ? " and id < :key" : "")
                                        + " order by id desc",
                                ItemEntity.class)
                        .setFirstResult(page.offset())
                        .setMaxResults(page.limit());
        if (state != null) {
            query.setParameter("state", state);
        }
        key.ifPresent(last -> query.setParameter("key", last));
        return query.getResultList();
    }

    /// How many there are, counted no further than a list's total goes.
    long count(@Nullable ItemState state) {
        long all = state == null ? count() : count("state", state);
        return Math.min(all, PageRequest.MAX_TOTAL);
    }
}
